import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Network } from '#network/index.js';
import type { RedisCache } from '#platform/cache/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { openNetwork, TestUser } from '#testkit/client/index.js';
import { findBinary, startRedis } from '#testkit/services/index.js';
import { commandsOf } from '#testkit/tweets/written-commands.js';

interface Home {
  homeTimeline: { edges: { node: { text: string; author: { username: string } } }[] };
}

const HOME = '{ homeTimeline(first: 20) { edges { node { text author { username } } } } }';

/** The key prefixes of timelines in Redis. */
const OF_TIMELINES = new Set(['live', 'tl']);

const missing = findBinary('redis-server') === null ? ' (skipped: redis-server is not installed)' : '';

describe.skipIf(missing !== '')(`the commands of a home timeline read${missing}`, () => {
  const stack = new DisposalStack();
  let network: Network;
  let authors: TestUser[];
  let readers = 0;

  beforeAll(async () => {
    const redis = stack.use(await startRedis());
    network = stack.use(await openNetwork({ redisUrl: redis.url }));
    authors = [];
    for (const name of ['ada', 'bob', 'cy', 'dan']) authors.push(await TestUser.signUp(network.url, name));
    for (const author of authors)
      for (let number = 0; number < 10; number++) await author.post(`Number ${number}`);
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  /** A new user who follows every author. */
  async function reader(): Promise<TestUser> {
    const user = await TestUser.signUp(network.url, `reader${readers++}`);
    for (const author of authors) await user.follow(author);
    await network.settle();
    return user;
  }

  /** The commands of one read for the timeline and the rules: to the documents, and to Redis by key prefix. */
  async function costs(user: TestUser) {
    const send = vi.spyOn((network.infrastructure.cache as RedisCache).client, 'sendCommand');
    const documents = await commandsOf(network, async () => {
      const { homeTimeline } = await user.get<Home, object>(HOME, {});
      expect(homeTimeline.edges).toHaveLength(20);
    });
    const keys = send.mock.calls.flatMap(([command]) => String(command.getKeys()[0]).split(':')[2] ?? []);
    send.mockRestore();
    return { documents, redis: keys.filter((key) => OF_TIMELINES.has(key)), all: keys.length };
  }

  it('are six besides those for users, and six to Redis, for a first read', async () => {
    await costs(await reader());
    const { documents, redis, all } = await costs(await reader());
    const { 'relationships.accounts find': users, ...rest } = documents;
    expect(rest).toEqual({
      // The followed users, and the relationships to them.
      'relationships.follows find': 2,
      'timeline.timelines find': 1,
      'tweets.authorIndex find': 1,
      // The tombstones.
      'timeline.tombstones find': 1,
      'timeline.timelines update': 1,
    });
    // Each subgraph reads the relationships of the viewer.
    expect(users).toBeLessThanOrEqual(3);
    expect(redis).toEqual(['live', 'tl', 'tl', 'live', 'tl', 'tl']);
    // And one read per cache of twenty tweets and four users: in each subgraph, and in the gateway.
    expect(all).toBeLessThanOrEqual(redis.length + 5);
  });

  it('read own tweets, users and follows for a cached timeline', async () => {
    const user = await reader();
    await costs(user);
    const { documents, redis } = await costs(user);
    const { 'relationships.accounts find': users, ...rest } = documents;
    expect(rest).toEqual({ 'tweets.authorIndex find': 1, 'relationships.follows find': 1 });
    expect(users).toBeLessThanOrEqual(3);
    expect(redis).toEqual(['live', 'tl']);
  });

  it('are shared by concurrent readers', async () => {
    const users = await Promise.all(Array.from({ length: 12 }, () => reader()));
    for (const user of users) await user.get<Home, object>(HOME, {});
    const documents = await commandsOf(network, () =>
      Promise.all(users.map((user) => user.get<Home, object>(HOME, {}))),
    );
    expect(documents['relationships.follows find']).toBeLessThan(users.length);
    expect(documents['relationships.accounts find']).toBeLessThan(2 * users.length);
    // The readers' own tweets.
    expect(documents['tweets.authorIndex find']).toBeLessThan(users.length);
  });
});
