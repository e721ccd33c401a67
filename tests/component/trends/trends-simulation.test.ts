import { afterAll, beforeAll, expect, it } from 'vitest';
import { ManualClock, TrendsSubgraph } from '#testkit/trends/trends-subgraph.js';

const MINUTE = 60_000;

/** A linear congruential generator (Numerical Recipes), so that every run posts the same tweets. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

// A week ago: hourly counts are kept for eight days, so the whole history exists at the end.
const clock = new ManualClock(Date.now() - 7 * 24 * 60 * MINUTE);
const random = createRandom(42);
let subgraph: TrendsSubgraph;
let authors: string[];

beforeAll(async () => {
  subgraph = await TrendsSubgraph.open(clock);
  authors = await subgraph.users(150);
  // A week of tweets: #morning twenty times per hour, and a hundred other hashtags at random.
  for (let day = 0; day < 7; day++) {
    const posted: Promise<unknown>[] = [];
    for (let hour = 0; hour < 24; hour++) {
      const said = [...Array<string>(20).fill('morning'), ...Array.from({ length: 5 }, noise)];
      posted.push(...said.map((tag) => subgraph.post(anyUser(), `about #${tag}`)));
      clock.advance(60 * MINUTE);
    }
    await Promise.all(posted);
  }
}, 120_000);
afterAll(() => subgraph?.[Symbol.asyncDispose]());

function anyUser(): string {
  return authors[random(authors.length)] as string;
}

function noise(): string {
  return `topic${random(100)}`;
}

/** One minute of usual tweets, with additional hashtags. */
async function talk(...tags: string[]): Promise<void> {
  const usual = random(2) === 0 ? ['morning', noise()] : [noise()];
  await Promise.all([...usual, ...tags].map((tag) => subgraph.post(anyUser(), `about #${tag}`)));
}

/** One minute, including the refresh at its end. */
async function minute(...tags: string[]): Promise<void> {
  await talk(...tags);
  await subgraph.settle();
  clock.advance(MINUTE);
}

/** Minutes of usual tweets, including the refresh at the end of the last minute. */
async function usualMinutes(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed++) {
    await talk();
    clock.advance(MINUTE);
  }
  await minute();
}

async function trends(window = 'HOUR') {
  const query = `query ($window: TrendWindow!) { trends(window: $window, first: 50) { items { name rank tweetVolume } } }`;
  const { data } = await subgraph.ask<{
    trends: { items: { name: string; rank: number; tweetVolume: number }[] };
  }>(query, { window });
  return data.trends.items;
}

async function rankOf(tag: string, window = 'HOUR'): Promise<number> {
  return (await trends(window)).find(({ name }) => name === tag)?.rank ?? Infinity;
}

const BURST = Array<string>(8).fill('earthquake');

it('shows a burst within two refreshes, and drops it within two windows', async () => {
  await usualMinutes(60);
  expect(await rankOf('earthquake')).toBe(Infinity);

  await minute(...BURST);
  await minute(...BURST);
  const [morning, earthquake] = await Promise.all(
    ['morning', 'earthquake'].map(async (tag) => (await trends()).find(({ name }) => name === tag)),
  );
  expect(earthquake?.rank).toBeLessThanOrEqual(3);
  // The usual hashtag has a higher volume even now, and ranks lower.
  expect(morning?.tweetVolume).toBeGreaterThan(earthquake?.tweetVolume ?? 0);
  expect(morning?.rank ?? Infinity).toBeGreaterThan(earthquake?.rank ?? 0);

  for (let passed = 0; passed < 8; passed++) await minute(...BURST);
  expect(await rankOf('earthquake')).toBe(1);
  await usualMinutes(120);
  expect(await rankOf('earthquake')).toBe(Infinity);
  expect(await rankOf('earthquake', 'DAY')).toBeLessThanOrEqual(3);
}, 120_000);

it('does not rank a constantly popular hashtag first by volume alone', async () => {
  const items = await trends('DAY');
  const byVolume = [...items].sort((a, b) => b.tweetVolume - a.tweetVolume);
  expect(byVolume[0]?.name).toBe('morning');
  expect(items[0]?.name).not.toBe('morning');
});
