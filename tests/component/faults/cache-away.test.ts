import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectRedisCache, type RedisCache } from '#platform/cache/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { silentLog } from '#platform/log.js';
import { authorIndexCollection } from '#social/read-models/author-index.js';
import { findBinary, startRedis, type ServerProcess } from '#testkit/services/index.js';
import { World } from '#testkit/timeline/world.js';

const missing = findBinary('redis-server') === null ? '; skipped: redis-server is not installed' : '';

describe.skipIf(missing !== '')(`timelines while Redis is unavailable${missing}`, () => {
  const stack = new DisposalStack();
  let redis: ServerProcess;
  let cache: RedisCache;
  let world: World;

  beforeAll(async () => {
    redis = stack.use(await startRedis());
    cache = stack.use(await connectRedisCache({ url: redis.url, namespace: 'away', log: silentLog }));
    world = stack.use(await World.open({ cache, settings: { pushToAllBelow: 8, pullAbove: 12 } }));
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  /** Authors of every tier, and readers with cached timelines who follow all of them. */
  async function scene(): Promise<{ authors: string[]; readers: string[]; posted: string[] }> {
    const authors = await world.act.users(3);
    const readers = await world.act.users(5);
    for (const author of authors) await world.act.followers(author, readers);
    for (const [index, author] of authors.entries()) {
      await world.act.change(author, { followersCount: [5, 10, 20][index] as number });
    }
    const posted: string[] = [];
    for (const author of authors) posted.push(...(await world.act.posts(author, 10)));
    await world.settle();
    await Promise.all(readers.map((reader) => world.home(reader)));
    return { authors, readers, posted };
  }

  const backAgain = (): Promise<void> =>
    expect.poll(() => cache.getMany(['any']).catch(() => null), { timeout: 20_000 }).toEqual([null]);

  /** The timeline of every reader, which must be the same for all. */
  async function seen(readers: string[]): Promise<string[]> {
    const all = await Promise.all(readers.map((reader) => world.allOfHome(reader, 20)));
    for (const each of all) expect(each).toEqual(all[0]);
    return all[0] as string[];
  }

  const report = (what: string, posted: string[], delivered: string[]): void => {
    const lost = posted.filter((id) => !delivered.includes(id)).length;
    const doubled = delivered.length - new Set(delivered).size;
    console.log(
      `${what}: acked ${posted.length}, delivered ${delivered.length}, lost ${lost}, doubled ${doubled}`,
    );
    expect({ lost, doubled, delivered: delivered.length }).toEqual({
      lost: 0,
      doubled: 0,
      delivered: posted.length,
    });
  };

  it('are read completely from documents, and from the cache again when it is back and empty', async () => {
    const { authors, readers, posted } = await scene();
    await redis.kill();
    report('Redis killed, before new tweets', posted, await seen(readers));
    for (const author of authors) posted.push(...(await world.act.posts(author, 5)));
    const doomed = posted.splice(3, 1)[0] as string;
    await world.act.delete(doomed);
    report('Redis killed, with new tweets', posted, await seen(readers));
    expect((await world.home(readers[0] as string, { order: 'TOP' })).ids.length).toBeGreaterThan(10);
    await redis.restart();
    await backAgain();
    await world.settle();
    report('Redis back, empty', posted, await seen(readers));
    for (const author of authors) posted.push(await world.act.post(author));
    await world.settle();
    report('Redis back, warm', posted, await seen(readers));
    expect(await world.deps.bus.deadLetters()).toEqual([]);
  });

  it('receive postponed events when Redis was paused and still holds them', async () => {
    const { authors, readers, posted } = await scene();
    await redis.freeze();
    // The consumers handle the events while the cache does not reply.
    await expect.poll(async () => (await seen(readers)).length, { timeout: 20_000 }).toBe(posted.length);
    world.act.publishing = false;
    const from = world.act.events.length;
    for (const author of authors) posted.push(...(await world.act.posts(author, 5)));
    await world.act.delete(posted.splice(0, 1)[0] as string);
    world.act.publishing = true;
    const published = world.publish(...world.act.events.slice(from));
    report('Redis frozen', posted, await seen(readers));
    await published;
    redis.thaw();
    await backAgain();
    await world.settle();
    report('Redis thawed', posted, await seen(readers));
    const stored = async () => (await cache.sortedSets.page(`tl:${readers[0]}`, { limit: 1_000 }))?.length;
    await expect.poll(stored).toBeGreaterThan(posted.length - 10);
    expect(await world.deps.bus.deadLetters()).toEqual([]);
  });

  it('lose no tweet when Redis refuses writes, like a former primary after a failover', async () => {
    const { authors, readers, posted } = await scene();
    // The cache leaves a server that refuses writes, so an operator has a connection of their own.
    const operator = new Redis(redis.url);
    operator.on('error', () => undefined);
    stack.defer(() => operator.disconnect());
    await operator.replicaof('127.0.0.1', 1);
    for (const author of authors) posted.push(...(await world.act.posts(author, 5)));
    expect(await world.subgraph.pending()).toBeGreaterThan(0);
    await operator.replicaof('NO', 'ONE');
    await world.settle();
    report('Redis read-only for a while', posted, await seen(readers));
    expect(await world.deps.bus.deadLetters()).toEqual([]);
  });

  /** Reads timelines without Redis and returns each outcome. */
  async function readAway(strict: World, reads: { reader: string; first: number }[]): Promise<string[]> {
    await redis.kill();
    const answers = await Promise.all(
      reads.map(({ reader, first }) =>
        strict.home(reader, { first }).then(
          () => 'ok',
          (error: Error) => error.message,
        ),
      ),
    );
    await redis.restart();
    await backAgain();
    return answers;
  }

  it('answer OVERLOADED instead of overloading the documents', async () => {
    const { readers } = await scene();
    const settings = { documentReads: 1, documentReadsWaiting: 2 };
    await using strict = await World.open({ cache, mongo: world.mongo, settings });
    const reads = readers.flatMap((reader) => [1, 2, 3].map((first) => ({ reader, first })));
    expect(new Set(await readAway(strict, reads))).toEqual(new Set(['ok', 'OVERLOADED']));
    expect((await strict.home(readers[0] as string)).ids.length).toBeGreaterThan(0);
  });

  it('share equal reads, and limit the concurrent reads of one reader', async () => {
    const { readers } = await scene();
    const [greedy, other] = readers as [string, string];
    const same = Array.from({ length: 30 }, () => ({ reader: greedy, first: 20 }));
    expect(new Set(await readAway(world, same))).toEqual(new Set(['ok']));
    const much = Array.from({ length: 30 }, (_, index) => ({ reader: greedy, first: index + 1 }));
    const answers = await readAway(world, [...much, { reader: other, first: 20 }]);
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(5);
    expect(answers.at(-1)).toBe('ok');
  });

  it('are read no further for one page than in the cache, however many entries the rules remove', async () => {
    const [reader, loud] = (await world.act.users(2)) as [string, string];
    await world.act.follow(reader, loud);
    await world.act.mute(reader, loud);
    const tweets = authorIndexCollection(world.mongo);
    const tweet = (await tweets.findOne({ _id: await world.act.post(loud) }))!;
    await tweets.insertMany(Array.from({ length: 5_000 }, () => ({ ...tweet, _id: world.deps.ids.next() })));
    await redis.kill();
    let looked = 0;
    const stop = world.mongo.onCommand(({ command }) => {
      if (command['find'] === 'authorIndex') looked += Number(command['limit']);
    });
    expect((await world.home(reader)).ids).toEqual([]);
    stop();
    await redis.restart();
    await backAgain();
    expect(looked).toBeGreaterThan(800);
    expect(looked).toBeLessThan(5_000);
  });
});
