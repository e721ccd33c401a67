import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { HomeTimeline } from '#testkit/operations/timelines.js';
import { findBinary, startRedis, type ServerProcess } from '#testkit/services/index.js';

const TWEETS = 5;
const READS = 50;

const why = findBinary('redis-server') === null ? '; skipped: redis-server is not installed' : '';

describe.skipIf(why !== '')(`the network while Redis is unavailable${why}`, { timeout: 120_000 }, () => {
  const stack = new DisposalStack();
  let redis: ServerProcess;
  let network: Network;
  let ada: TestUser;
  let bob: TestUser;
  let carol: TestUser;
  let posted: string[];

  beforeAll(async () => {
    redis = stack.use(await startRedis());
    network = stack.use(await openNetwork({ redisUrl: redis.url, redisTimeout: 150 }));
    ({ ada, bob, carol } = await cast(network, 'ada', 'bob', 'carol'));
    for (const reader of [bob, carol]) await reader.follow(ada);
    posted = [];
    await post('Before');
    await network.settle();
  }, 120_000);
  afterAll(() => stack[Symbol.asyncDispose]());

  async function post(what: string): Promise<void> {
    for (let n = 0; n < TWEETS; n++) posted.unshift(await ada.post(`${what} ${n}`));
  }

  const page = async (user: TestUser): Promise<string[]> => {
    const { homeTimeline } = await user.get(HomeTimeline, { first: 100 });
    return homeTimeline.edges.map(({ node }) => node?.id ?? '');
  };

  /** Checks that every reader sees exactly the posted tweets, in order. */
  async function compare(when: string): Promise<void> {
    for (const reader of [bob, carol]) {
      const seen = await page(reader);
      const lost = posted.filter((id) => !seen.includes(id)).length;
      const doubled = seen.length - new Set(seen).size;
      console.log(
        `${when}: acked ${posted.length}, delivered ${seen.length}, lost ${lost}, doubled ${doubled}`,
      );
      expect(seen).toEqual(posted);
    }
  }

  const healthy = (is: boolean): Promise<void> =>
    expect.poll(() => network.infrastructure.cache.healthy(), { timeout: 20_000 }).toBe(is);

  it.each([
    ['killed', () => redis.kill(), () => redis.restart()],
    ['frozen', () => redis.freeze(), () => Promise.resolve(redis.thaw())],
  ])('shows complete timelines when Redis is %s, accepts tweets, and recovers', async (how, away, back) => {
    await away();
    await compare(`Redis ${how}`);
    await post(`While it is ${how}`);
    const doomed = posted.splice(1, 1)[0] as string;
    await ada.deleteTweet(doomed);
    await expect.poll(() => page(bob), { timeout: 20_000 }).toEqual(posted);
    await compare(`Redis ${how}, with new tweets`);
    await back();
    await healthy(true);
    await network.settle();
    await compare(`Redis back after it was ${how}`);
    await post(`After it was ${how}`);
    await network.settle();
    await compare(`Redis warm after it was ${how}`);
    // The timeline is in Redis again.
    const { sortedSets } = network.infrastructure.cache;
    const kept = async () =>
      (await sortedSets.page(`tl:${bob.id}`, { limit: 1_000 }))?.map(({ member }) => member.slice(0, 19));
    await expect.poll(kept).toEqual(posted);
    expect(await network.infrastructure.bus.deadLetters()).toEqual([]);
  });

  it('shares concurrent reads of the same documents', async () => {
    await redis.kill();
    await page(bob);
    let finds = 0;
    const stop = network.infrastructure.mongo.onCommand(({ command }) => {
      if (command['find'] === 'authorIndex') finds++;
    });
    const pages = await Promise.all(Array.from({ length: READS }, () => page(bob)));
    stop();
    expect(new Set(pages.map(String))).toEqual(new Set([String(posted)]));
    console.log(`${READS} readers of one timeline at once without Redis: ${finds} finds of tweets`);
    expect(finds).toBeLessThan(READS);
    await redis.restart();
    await healthy(true);
    await network.settle();
    await compare('Redis back after many reads');
  });

  it('answers OVERLOADED to a reader with too many concurrent reads, and serves other readers', async () => {
    await redis.kill();
    const much = Array.from({ length: 100 }, (_, index) => bob.send(HomeTimeline, { first: index + 1 }));
    const [answers, others] = await Promise.all([Promise.all(much), page(carol)]);
    expect(others).toEqual(posted);
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions?.['code'] ?? 'ok');
    expect(new Set(codes)).toEqual(new Set(['ok', 'OVERLOADED']));
    await redis.restart();
    await healthy(true);
    await network.settle();
    await compare('Redis back after too many reads');
  });
});
