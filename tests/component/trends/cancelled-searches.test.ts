import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock, TrendsSubgraph } from '#testkit/trends/trends-subgraph.js';

/** More postings than one read takes. */
const TWEETS = 1_500;

const SEARCHES = 7;
const QUERY = `{ ${Array.from(
  { length: SEARCHES },
  (_, index) =>
    `s${index}: searchTweets(query: "alphaword -betaword -z${index}", first: 20) { edges { node { id } } }`,
).join(' ')} }`;

let subgraph: TrendsSubgraph;

beforeAll(async () => {
  subgraph = await TrendsSubgraph.open(new ManualClock(Date.UTC(2026, 2, 1, 12)), { monitorCommands: true });
  // The events of one author are handled one after the other, those of many side by side.
  const authors = await subgraph.users(50);
  const posts = Array.from({ length: TWEETS }, (_, index) =>
    subgraph.post(authors[index % authors.length] ?? '', 'alphaword betaword', null),
  );
  await Promise.all(posts);
  await subgraph.settle();
});
afterAll(() => subgraph?.[Symbol.asyncDispose]());

/** Runs `QUERY`; calls `onRead` at each read of postings. Returns the number of reads, and the codes of errors. */
async function readsOf(signal: AbortSignal, onRead: (reads: number) => void) {
  let reads = 0;
  const stop = subgraph.infrastructure.mongo.onCommand(({ commandName, command }) => {
    if (commandName === 'find' && command['find'] === 'tweets') onRead(++reads);
  });
  const { errors = [] } = await subgraph.ask(QUERY, {}, null, signal);
  stop();
  return { reads, codes: [...new Set(errors.map(({ extensions }) => extensions.code))] };
}

describe('searches of one request', () => {
  it('read all postings when somebody waits', async () => {
    const { reads, codes } = await readsOf(new AbortController().signal, () => undefined);
    expect(codes).toEqual([]);
    expect(reads).toBeGreaterThanOrEqual(2 * SEARCHES);
  });

  it('read nothing more when nobody waits, beside the two reads that are under way', async () => {
    for (const last of [1, 2, 3, 6]) {
      const leaving = new AbortController();
      const { reads, codes } = await readsOf(leaving.signal, (count) => {
        if (count === last) leaving.abort();
      });
      expect(reads).toBeLessThanOrEqual(last + 1);
      expect(codes).toEqual(['TIMEOUT']);
    }
  });

  it('read nothing at all when nobody waited from the start', async () => {
    const { reads } = await readsOf(AbortSignal.abort(), () => undefined);
    expect(reads).toBe(0);
  });
});
