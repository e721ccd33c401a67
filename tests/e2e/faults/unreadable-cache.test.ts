import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { REDIS, serverOf, whyMissing, type Server } from '#testkit/services/index.js';

const missing = whyMissing(REDIS);

const TWEET = 'id text likesCount author { username displayName }';
const READS = [
  `{ homeTimeline(first: 20) { edges { node { ${TWEET} } } } }`,
  `{ homeTimeline(first: 20, order: TOP) { edges { node { ${TWEET} } } } }`,
  '{ trends(window: DAY, first: 5) { items { rank } } }',
  '{ hashtag(name: "nest") { name } }',
  `{ user(username: "ada") { displayName followersCount tweets(first: 5) { edges { node { ${TWEET} } } } } }`,
  `{ searchTweets(query: "nest", first: 5) { edges { node { ${TWEET} } } } }`,
];

/** What somebody may do to a value by hand, or another version of the code may have written. */
const FAULTS: Readonly<Record<string, (redis: Redis, key: string) => Promise<unknown>>> = {
  'texts that are no JSON': (redis, key) => redis.set(key, '{ no JSON', 'KEEPTTL'),
  'JSON of another shape': (redis, key) => redis.set(key, '{"_id":"1","items":7}', 'KEEPTTL'),
  lists: async (redis, key) => (await redis.del(key), redis.rpush(key, 'one', 'two')),
  'sorted sets of other members': async (redis, key) => (
    await redis.del(key),
    redis.zadd(key, 1, 'one', 2, 'two')
  ),
};

describe.skipIf(missing)(`the network on a cache that others change${missing ? ` (${missing})` : ''}`, () => {
  const namespace = `u${crypto.randomUUID().slice(0, 8)}`;
  let server: Server;
  let redis: Redis;
  let directory: string;
  let network: Network;
  let users: Record<'ada' | 'bob', TestUser>;

  const open = (): Promise<Network> =>
    openNetwork({ directory, namespace, redisUrl: server.url, rateLimits: true });

  /** The users after the network was opened at another address. */
  const as = (user: TestUser): TestUser =>
    Object.assign(Object.create(user) as TestUser, { url: network.url });

  async function readAll(): Promise<unknown[]> {
    const answers: unknown[] = [];
    for (const query of READS) answers.push(await as(users.bob).get(query));
    return answers;
  }

  beforeAll(async () => {
    server = await serverOf(REDIS);
    redis = new Redis(server.url);
    directory = await mkdtemp(join(tmpdir(), 'rookery-unreadable-'));
    network = await open();
    users = await cast(network, 'ada', 'bob');
    await users.bob.follow(users.ada);
    for (let count = 0; count < 5; count++) {
      const id = await users.ada.post(`A #nest for number ${count}`);
      await users.bob.get(`mutation { likeTweet(id: "${id}") { id } }`);
    }
    await network.settle();
  });
  afterAll(async () => {
    await network[Symbol.asyncDispose]();
    redis.disconnect();
    await server[Symbol.asyncDispose]();
    await rm(directory, { recursive: true, force: true });
  });

  it.for(Object.keys(FAULTS))(
    'reads as from an empty cache when every value is replaced by %s, and goes on',
    async (fault) => {
      const before = await readAll();
      await network.settle();
      await network[Symbol.asyncDispose]();
      const keys = await redis.keys(`${namespace}*`);
      expect(keys.length).toBeGreaterThan(10);
      for (const key of keys) await FAULTS[fault]!(redis, key);
      network = await open();
      expect(await readAll()).toEqual(before);
      await as(users.ada).post('Another tweet for the #nest');
      await network.settle();
      const metrics = await (await fetch(`${network.url}/metrics`)).text();
      expect(Number(/^rookery_cache_unreadable_total (\d+)$/m.exec(metrics)?.[1])).toBeGreaterThan(0);
    },
  );

  it('rebuilds a timeline that has lost entries', async () => {
    const before = await readAll();
    const [key = ''] = await redis.keys(`${namespace}*:tl:${users.bob.id}`);
    for (const command of ['lowest', 'middle'] as const) {
      const size = await redis.zcard(key);
      expect(size).toBeGreaterThan(4);
      if (command === 'lowest') await redis.zremrangebyrank(key, 0, 2);
      else await redis.zremrangebyrank(key, 2, 3);
      // A new tweet does not hide the loss.
      await as(users.ada).post(`After the loss of the ${command}`);
      await network.settle();
      const [home] = (await readAll()) as [{ homeTimeline: { edges: unknown[] } }];
      const [whole] = before as [{ homeTimeline: { edges: unknown[] } }];
      expect(home.homeTimeline.edges.length).toBe(
        whole.homeTimeline.edges.length + (command === 'lowest' ? 1 : 2),
      );
      expect(home.homeTimeline.edges.slice(command === 'lowest' ? 1 : 2)).toEqual(whole.homeTimeline.edges);
    }
  });
});
