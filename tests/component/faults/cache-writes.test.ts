import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectRedisCache, type RedisCache } from '#platform/cache/index.js';
import type { AnyEvent } from '#platform/event.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { silentLog } from '#platform/log.js';
import { findBinary, REDIS_TIMEOUT, startRedis, type ServerProcess } from '#testkit/services/index.js';
import { World } from '#testkit/timeline/world.js';

const missing = findBinary('redis-server') === null ? '; skipped: redis-server is not installed' : '';

/** By type: puts a value of another type in the place of a timeline. */
const WRONG: Readonly<Record<string, (cache: RedisCache, key: string) => Promise<unknown>>> = {
  text: ({ client }, key) => client.set(key, 'a text'),
  list: ({ client }, key) => client.rpush(key, 'one', 'two'),
  set: ({ client }, key) => client.sadd(key, 'one', 'two'),
  hash: ({ client }, key) => client.hset(key, 'field', 'value'),
};

describe.skipIf(missing !== '')(`timelines whose cache writes fail${missing}`, { timeout: 60_000 }, () => {
  const stack = new DisposalStack();
  const lines: Record<string, unknown>[] = [];
  let redis: ServerProcess;
  let cache: RedisCache;
  /** Tries again for two minutes. */
  let patient: World;
  /** Gives up after three tries. */
  let hasty: World;

  beforeAll(async () => {
    redis = stack.use(await startRedis());
    cache = stack.use(
      await connectRedisCache({
        url: redis.url,
        namespace: 'writes',
        log: silentLog,
        commandTimeout: REDIS_TIMEOUT,
      }),
    );
    const log = pino({ level: 'warn' }, { write: (line) => lines.push(JSON.parse(line) as never) });
    patient = stack.use(await World.open({ cache }));
    hasty = stack.use(await World.open({ cache, log, settings: { retryPauses: [1, 1] } }));
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  interface Scene {
    author: string;
    /** The author and followers with cached timelines, and one whose timeline is not cached. */
    readers: string[];
    /** Follows nobody, and has a cached timeline. */
    stranger: string;
    posted: string[];
  }

  async function scene(world: World): Promise<Scene> {
    const [author, stranger, ...followers] = (await world.act.users(5)) as [string, string, ...string[]];
    await world.act.followers(author, followers);
    const posted = await world.act.posts(author, 5);
    await world.settle();
    const readers = [author, ...followers];
    for (const reader of [...readers.slice(0, -1), stranger]) await world.home(reader);
    await world.settle();
    return { author, readers, stranger, posted };
  }

  /** Two tweets are posted, one is deleted, and the stranger follows the author. Returns the events. */
  async function change(world: World, { author, readers, stranger, posted }: Scene): Promise<AnyEvent[]> {
    const from = world.act.events.length;
    posted.push(...(await world.act.posts(author, 2)));
    await world.act.delete(posted.shift()!);
    await world.act.follow(stranger, author);
    readers.push(stranger);
    return world.act.events.slice(from);
  }

  async function expectRight(world: World, { readers, posted }: Scene): Promise<void> {
    for (const reader of readers) expect((await world.home(reader)).ids).toEqual(posted.toReversed());
  }

  async function outcomes(world: World) {
    const { values } = await world.deps.metrics.postponed.get();
    const count = (outcome: string): number =>
      values.find(({ labels }) => labels.outcome === outcome)?.value ?? 0;
    const [postponed, handled, failed] = ['postponed', 'handled', 'failed'].map(count) as [
      number,
      number,
      number,
    ];
    return { postponed, handled, failed, givenUp: count('given-up') };
  }

  it.for(Object.keys(WRONG))('are right after a %s took the place of a timeline', async (type) => {
    const before = [cache.unreadable, cache.failures, await outcomes(patient)] as const;
    const told = await scene(patient);
    for (const reader of told.readers.slice(0, 2)) {
      await cache.delete([`tl:${reader}`]);
      await WRONG[type]!(cache, cache.keyOf(`tl:${reader}`));
    }
    await change(patient, told);
    await patient.settle();
    await expectRight(patient, told);
    await patient.settle();
    // Two calls may meet the same value before the first has deleted it.
    expect(cache.unreadable).toBeGreaterThanOrEqual(before[0] + 2);
    expect([cache.failures, await outcomes(patient)]).toEqual(before.slice(1));
    expect(await patient.deps.bus.deadLetters()).toEqual([]);
  });

  it('are right on a server that is full, and when it has memory again', async () => {
    const told = await scene(patient);
    const failures = cache.failures;
    await cache.client.config('SET', 'maxmemory', '1');
    await change(patient, told);
    await patient.settle();
    await expectRight(patient, told);
    // A timeline that is not cached cannot be put there.
    expect(cache.failures).toBeGreaterThan(failures);
    await cache.client.config('SET', 'maxmemory', '0');
    await change(patient, { ...told, stranger: told.author });
    await patient.settle();
    await expectRight(patient, told);
    expect(await patient.deps.bus.deadLetters()).toEqual([]);
  });

  describe('by a server that forbids what a script does', () => {
    const forbid = (): Promise<unknown> => cache.client.call('ACL', 'SETUSER', 'default', '-zadd');
    const permit = (): Promise<unknown> => cache.client.call('ACL', 'SETUSER', 'default', '+zadd');

    it('are right again when it is permitted, without a dead letter', async () => {
      const told = await scene(patient);
      const before = await outcomes(patient);
      await forbid();
      await change(patient, told);
      const isTriedAgain = async () => (await outcomes(patient)).failed > before.failed;
      await expect.poll(isTriedAgain, { timeout: 20_000 }).toBe(true);
      expect(await patient.subgraph.pending()).toBeGreaterThan(0);
      await permit();
      await patient.settle();
      await expectRight(patient, told);
      const { postponed, handled, givenUp } = await outcomes(patient);
      expect([handled, givenUp]).toEqual([postponed, 0]);
      expect(await patient.deps.bus.deadLetters()).toEqual([]);
    });

    const CHANGES: Readonly<Record<string, (told: Scene) => Promise<AnyEvent[]>>> = {
      tweet: async ({ author, posted }) => {
        posted.push(await hasty.act.post(author));
        return hasty.act.events.slice(-1);
      },
      follow: async ({ author, readers, stranger }) => {
        await hasty.act.follow(stranger, author);
        readers.push(stranger);
        return hasty.act.events.slice(-1);
      },
    };

    it.for(Object.keys(CHANGES))(
      'are right after some tries of a %s, which is a dead letter',
      async (name) => {
        const told = await scene(hasty);
        const { givenUp } = await outcomes(hasty);
        lines.length = 0;
        await forbid();
        const events = await CHANGES[name]!(told);
        // Nothing waits any more, while the fault lasts.
        await hasty.settle();
        await expectRight(hasty, told);
        const letters = await hasty.deps.bus.deadLetters();
        expect(letters.map(({ event }) => event)).toEqual(events);
        expect(letters[0]?.reason).toMatch(/cache call add failed.*can't run this command/);
        expect((await outcomes(hasty)).givenUp).toBe(givenUp + 1);
        const about = lines.filter((line) => line['event'] === events[0]?.id && 'attempts' in line);
        expect(about.map(({ attempts }) => attempts)).toEqual([1, 2, 3]);
        expect(about.map(({ userId }) => userId)).toEqual(Array(3).fill(events[0]?.key));
        await permit();
        await expectRight(hasty, told);
        told.posted.push(await hasty.act.post(told.author));
        await hasty.settle();
        await expectRight(hasty, told);
        for (const { id } of letters) await hasty.deps.bus.replayDeadLetter(id);
        await expectRight(hasty, told);
        await hasty.settle();
        expect(await hasty.deps.bus.deadLetters()).toEqual([]);
      },
    );
  });

  it('wait for a server that is away, however often they are tried', async () => {
    const told = await scene(hasty);
    const before = await outcomes(hasty);
    let tries = 0;
    const stop = hasty.mongo.onCommand(({ commandName, command }) => {
      if (commandName === 'update' && command['update'] === 'postponed') tries++;
    });
    await redis.kill();
    await change(hasty, told);
    const waiting = await hasty.subgraph.pending();
    tries = 0;
    // More than the three tries that a server which answers gets for each event.
    await expect.poll(() => tries, { timeout: 60_000 }).toBeGreaterThan(4 * waiting);
    stop();
    expect(await hasty.subgraph.pending()).toBe(waiting);
    expect(await hasty.deps.bus.deadLetters()).toEqual([]);
    await redis.restart();
    await hasty.settle();
    await expectRight(hasty, told);
    const { failed, givenUp } = await outcomes(hasty);
    expect([failed, givenUp]).toEqual([before.failed, before.givenUp]);
    expect(await hasty.deps.bus.deadLetters()).toEqual([]);
  });
});
