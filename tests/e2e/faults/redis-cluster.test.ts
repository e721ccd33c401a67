import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import type { RedisCache } from '#platform/cache/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { HomeTimeline } from '#testkit/operations/timelines.js';
import {
  findBinary,
  startRedisCluster,
  type ClusterNode,
  type RedisCluster,
} from '#testkit/services/index.js';

const TWEETS = 5;

const why = findBinary('redis-server') === null ? '; skipped: redis-server is not installed' : '';

describe.skipIf(why !== '')(`the network on a Redis Cluster${why}`, { timeout: 60_000 }, () => {
  const stack = new DisposalStack();
  let cluster: RedisCluster;
  let network: Network;
  let cache: RedisCache;
  let ada: TestUser;
  let readers: TestUser[];
  let posted: string[];

  beforeAll(async () => {
    cluster = stack.use(await startRedisCluster());
    network = stack.use(await openNetwork({ redisUrl: cluster.url, redisTimeout: 500, rateLimits: true }));
    cache = network.infrastructure.cache as RedisCache;
    const users = await cast(network, 'ada', 'bob', 'carol', 'dan', 'erin', 'frank', 'grace');
    ({ ada } = users);
    readers = Object.values(users).filter((user) => user !== ada);
    for (const reader of readers) await reader.follow(ada);
    posted = [];
    await post('Before');
    await network.settle();
  }, 60_000);
  afterAll(() => stack[Symbol.asyncDispose]());

  async function post(what: string): Promise<void> {
    for (let n = 0; n < TWEETS; n++) posted.unshift(await ada.post(`${what} ${n} #nest`));
  }

  async function page(user: TestUser): Promise<string[]> {
    const { homeTimeline } = await user.get(HomeTimeline, { first: 100 });
    return homeTimeline.edges.map(({ node }) => node?.id ?? '');
  }

  /** Checks that every reader sees exactly the posted tweets, in order. */
  async function compare(when: string): Promise<void> {
    const pages = await Promise.all(readers.map(page));
    const lost = pages.map((seen) => posted.filter((id) => !seen.includes(id)).length);
    const doubled = pages.map((seen) => seen.length - new Set(seen).size);
    console.log(`${when}: acked ${posted.length}, lost ${lost.join()}, doubled ${doubled.join()}`);
    for (const seen of pages) expect(seen).toEqual(posted);
  }

  async function masterOf(reader: TestUser): Promise<ClusterNode> {
    return cluster.masterOf(cache.keyOf(`tl:${reader.id}`));
  }

  async function status(): Promise<unknown> {
    return ((await (await fetch(`${network.url}/ready`)).json()) as { status: string }).status;
  }

  it('keeps timelines on all of its servers, and serves trends', async () => {
    await compare('whole cluster');
    expect(new Set(await Promise.all(readers.map(masterOf))).size).toBeGreaterThan(1);
    const kept = await Promise.all(
      readers.map(({ id }) => cache.sortedSets.page(`tl:${id}`, { limit: 100 })),
    );
    expect(kept.map((entries) => entries?.length)).toEqual(readers.map(() => posted.length));
    expect(await status()).toBe('ready');
    const { trends } = await ada.get<{ trends: { items: unknown[] } }, object>(
      '{ trends(window: HOUR, first: 5) { items { rank name } } }',
      {},
    );
    expect(trends.items).toBeInstanceOf(Array);
  });

  it.each([
    ['whose replica has every write', false],
    ['whose replica has missed the last writes', true],
  ])(
    'shows complete timelines while and after a master %s is killed, and recovers by itself',
    async (_, cut) => {
      const { server, redis } = await masterOf(readers[0]!);
      if (cut) {
        // From now on no replica follows the master: a client that is connected needs no password.
        await redis.config('SET', 'requirepass', 'for new connections');
        await redis.call('CLIENT', 'KILL', 'TYPE', 'replica');
        await post('Lost with the master');
        await network.settle();
      }
      await server.kill();
      await expect.poll(status, { timeout: 20_000 }).toBe('degraded');
      await compare('master killed');
      await post('While it is away');
      const doomed = posted.splice(1, 1)[0] as string;
      await ada.deleteTweet(doomed);
      await expect.poll(() => page(readers[0]!), { timeout: 20_000 }).toEqual(posted);
      expect(cache.failures).toBeGreaterThan(0);
      await expect.poll(status, { timeout: 60_000 }).toBe('ready');
      // Reactions that waited for the cache go on within a second.
      await network.settle();
      await compare('a replica has taken over');
      await post('Afterwards');
      await network.settle();
      await compare('after more tweets');
      const kept = async () =>
        (await cache.sortedSets.page(`tl:${readers[0]!.id}`, { limit: 1_000 }))?.map(({ member }) =>
          member.slice(0, 19),
        );
      await expect.poll(kept).toEqual(posted);
      expect(await network.infrastructure.bus.deadLetters()).toEqual([]);
      await server.restart();
      await cluster.settled();
    },
  );
});
