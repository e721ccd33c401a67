import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#platform/clock.js';
import { findBinary, startRedis, type ServerProcess } from '#testkit/services/index.js';
import { TrendsSubgraph } from '#testkit/trends/trends-subgraph.js';

// Starts its own Redis server even when REDIS_URL is set, because the test kills it.
describe.skipIf(findBinary('redis-server') === null)('trends while the cache is unavailable', () => {
  let redis: ServerProcess;
  let subgraph: TrendsSubgraph;
  let ada: string, bob: string;

  beforeAll(async () => {
    redis = await startRedis();
    subgraph = await TrendsSubgraph.open(systemClock, { redisUrl: redis.url });
    [ada, bob] = (await subgraph.users(2)) as [string, string];
  });
  afterAll(async () => {
    await subgraph?.[Symbol.asyncDispose]();
    await redis?.[Symbol.asyncDispose]();
  });

  async function trending(): Promise<string[]> {
    const { data } = await subgraph.ask<{ trends: { items: { name: string }[] } }>(
      '{ trends { items { name } } }',
    );
    return data.trends.items.map(({ name }) => name);
  }

  async function countOf(name: string): Promise<number | undefined> {
    const query = 'query ($name: String!) { hashtag(name: $name) { tweetsCount } }';
    const { data } = await subgraph.ask<{ hashtag: { tweetsCount: number } | null }>(query, { name });
    return data.hashtag?.tweetsCount;
  }

  it('show the last trends, count by the hour, and lose no posted tweet', async () => {
    for (const author of [ada, bob]) await subgraph.post(author, 'before the #outage');
    await subgraph.settle();
    expect(await trending()).toEqual(['outage']);

    await redis.kill();
    for (const author of [ada, bob]) await subgraph.post(author, 'during the #outage, in the #dark');
    expect(await trending()).toEqual(['outage']);
    await expect.poll(() => countOf('dark')).toBe(2);

    await redis.restart();
    await expect.poll(trending, { timeout: 15_000 }).toEqual(['outage', 'dark']);
    expect([await countOf('outage'), await countOf('dark')]).toEqual([4, 2]);
  });
});
