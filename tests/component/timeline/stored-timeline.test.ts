import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectRedisCache, createMemoryCache, type Cache, type RedisCache } from '#platform/cache/index.js';
import { systemClock, type Clock } from '#platform/clock.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { silentLog as log } from '#platform/log.js';
import { findBinary, REDIS_TIMEOUT, startRedis } from '#testkit/services/index.js';
import { World } from '#testkit/timeline/world.js';

const KEPT = 800;
const DAY = 24 * 3_600_000;
const TTL = 2 * DAY;

describe('a stored timeline', () => {
  const stack = new DisposalStack();
  afterAll(() => stack[Symbol.asyncDispose]());

  /** A reader of a timeline that received more tweets than are kept, and the kept tweets, newest first. */
  async function fullTimeline(world: World): Promise<{ reader: string; author: string; tweets: string[] }> {
    const [reader, author] = (await world.act.users(2)) as [string, string];
    await world.act.follow(reader, author);
    world.act.publishing = false;
    const tweets = await world.act.posts(author, KEPT);
    world.act.publishing = true;
    await world.settle();
    await world.home(reader);
    tweets.push(...(await world.act.posts(author, 5)));
    tweets.reverse();
    await world.settle();
    return { reader, author, tweets };
  }

  async function stored(cache: Cache, reader: string): Promise<string[] | undefined> {
    const page = await cache.sortedSets.page(`tl:${reader}`, { limit: 2 * KEPT });
    return page?.map(({ member }) => member.slice(0, 19));
  }

  describe.skipIf(findBinary('redis-server') === null)(
    'in Redis (skipped where Redis is not installed)',
    () => {
      let cache: RedisCache;
      let world: World;

      beforeAll(async () => {
        const { url } = stack.use(await startRedis());
        const options = { url, namespace: 'kept', log, commandTimeout: REDIS_TIMEOUT };
        cache = stack.use(await connectRedisCache(options));
        world = stack.use(await World.open({ cache }));
      });

      it('holds the newest 800 entries, and expires two days after the last one', async () => {
        const { reader, author, tweets } = await fullTimeline(world);
        const { client } = cache;
        const key = cache.keyOf(`tl:${reader}`);
        // One extra member marks an existing set, also an empty one.
        expect(await client.zcard(key)).toBe(KEPT + 1);
        expect(await stored(cache, reader)).toEqual(tweets.slice(0, KEPT));
        expect(await client.pttl(key)).toBeGreaterThan(TTL - DAY / 24);
        expect(await client.pttl(key)).toBeLessThanOrEqual(TTL);
        await client.pexpire(key, DAY);
        await world.act.post(author);
        await world.settle();
        expect(await client.pttl(key)).toBeGreaterThan(TTL - DAY / 24);
        expect(await client.zcard(key)).toBe(KEPT + 1);
      });

      it('is written by one call per page of 1,000 followers', async () => {
        const author = await world.act.user();
        const followers = await world.act.users(2_500);
        await world.act.followers(author, followers);
        await world.act.change(author, { followersCount: 500 });
        for (const id of followers) await cache.sortedSets.replace(`tl:${id}`, [], TTL);
        const calls: string[] = [];
        const send = vi.spyOn(cache.client as Redis, 'sendCommand');
        send.mockImplementation(function (this: Redis, command, ...rest) {
          if (command.args.some((arg) => String(arg).includes('tl:'))) calls.push(command.name);
          return Redis.prototype.sendCommand.call(this, command, ...rest);
        });
        const tweet = await world.act.post(author);
        await world.settle();
        send.mockRestore();
        for (const id of followers) expect(await stored(cache, id)).toEqual([tweet]);
        // Three pages, and the author's own timeline.
        expect(calls).toEqual(Array(4).fill('evalsha'));
      });
    },
  );

  it('is deleted with the account of its owner, together with its backup and the state of the reader', async () => {
    const world = stack.use(await World.open());
    const [reader, author] = (await world.act.users(2)) as [string, string];
    await world.act.follow(reader, author);
    await world.act.like(reader, await world.act.post(author));
    await world.home(reader);
    await world.settle();
    const { cache, mongo } = world.deps;
    const copies = mongo.database('timeline').collection<{ _id: string }>('timelines');
    const left = async () => ({
      entries: (await stored(cache, reader))?.length,
      copy: (await copies.findOne({ _id: reader }))?._id,
      isActive: (await cache.getMany([`live:${reader}`]))[0] !== null,
      affinity: await cache.sortedSets.sumScores([`affinity:${reader}`], [author]),
    });
    expect(await left()).toEqual({ entries: 1, copy: reader, isActive: true, affinity: [1] });
    await world.act.leave(reader);
    await world.settle();
    expect(await left()).toEqual({ entries: undefined, copy: undefined, isActive: false, affinity: [0] });
  });

  it('holds the same entries in the memory cache', async () => {
    let ahead = 0;
    const clock: Clock = { now: () => systemClock.now() + ahead };
    const cache = createMemoryCache({ clock, namespace: 'kept' });
    const world = stack.use(await World.open({ cache, clock }));
    const { reader, tweets } = await fullTimeline(world);
    expect(await stored(cache, reader)).toEqual(tweets.slice(0, KEPT));
    ahead = TTL - DAY / 24;
    expect(await stored(cache, reader)).toHaveLength(KEPT);
    ahead = TTL + DAY / 24;
    expect(await stored(cache, reader)).toBeUndefined();
    expect((await world.home(reader, { first: 3 })).ids).toEqual(tweets.slice(0, 3));
  });
});
