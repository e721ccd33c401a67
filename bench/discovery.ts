import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#platform/clock.js';
import { timeOf } from '#platform/snowflake.js';
import type { EventPayloads } from '#schema/events.js';
import { importIndex } from '#subgraphs/trends/commands/import-index.js';
import { Random } from '../network/demo/random.js';
import { TrendsSubgraph } from '#testkit/trends/trends-subgraph.js';

type Tweet = EventPayloads['tweet.posted'];

const TWEETS = 200_000;
/** The tweets that arrive as events. The others are imported. */
const EVENTS = 20_000;
const AUTHORS = 5_000;
const WORDS = 30_000;
const TAGS = 2_000;
const IN_FLIGHT = 256;
const ASKED = 200;

/** 200,000 tweets in one subgraph: the speed of indexing and of searches. */
export async function run(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'rookery-discovery-'));
  try {
    await fillAndIngest(directory);
    console.table(await measureWork(directory, await measureSpeed(directory)));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function measureSpeed(directory: string): Promise<({ what: string } & object)[]> {
  const start = performance.now();
  await using subgraph = await TrendsSubgraph.open(systemClock, { directory });
  console.log(`reopened, with a rebuild of the windows, in ${(performance.now() - start).toFixed(0)} ms`);
  const rows = [];
  for (const [what, document] of Object.entries(QUERIES))
    rows.push({ what, ...(await ask(subgraph, document)) });
  return rows;
}

/** Measured in a separate run, because monitoring the commands halves the speed. */
async function measureWork(directory: string, rows: ({ what: string } & object)[]): Promise<object[]> {
  await using subgraph = await TrendsSubgraph.open(systemClock, { directory, monitorCommands: true });
  const complete = [];
  for (const row of rows) complete.push({ ...row, ...(await workOf(subgraph, QUERIES[row.what] ?? '')) });
  return complete;
}

function searchFor(query: string, order: 'LATEST' | 'TOP'): string {
  return `{ searchTweets(query: "${query}", order: ${order}) { edges { node { id } } } }`;
}

const QUERIES: Readonly<Record<string, string>> = {
  'one rare term, LATEST': searchFor('w29000', 'LATEST'),
  'one rare term, TOP': searchFor('w29000', 'TOP'),
  'one common term, LATEST': searchFor('w0', 'LATEST'),
  'one common term, TOP': searchFor('w0', 'TOP'),
  'three mixed terms, LATEST': searchFor('w0 w5 w200', 'LATEST'),
  'three mixed terms, TOP': searchFor('w0 w5 w200', 'TOP'),
  trends: '{ trends(first: 50) { items { name tweetVolume score } } }',
  'hashtag with its count': '{ hashtag(name: "t0") { name tweetsCount } }',
  'autocomplete, one letter': '{ autocomplete(prefix: "t") { ... on Hashtag { name } } }',
};

async function fillAndIngest(directory: string): Promise<void> {
  await using subgraph = await TrendsSubgraph.open(systemClock, { directory });
  const random = new Random(1);
  const authors = await subgraph.users(AUTHORS);
  const write = (): Tweet => subgraph.tweet(random.pick(authors), textOf(random));
  await fill(subgraph, write);
  console.table([await ingest(subgraph, write)]);
}

/** Twelve words and sometimes a hashtag, distributed by Zipf's law: the k-th word is 1/k as frequent as the first. */
function textOf(random: Random): string {
  const words = Array.from({ length: 12 }, () => `w${random.powerLaw(WORDS)}`);
  if (random.happens(0.2)) words.push(`#t${random.powerLaw(TAGS)}`);
  return words.join(' ');
}

async function fill(subgraph: TrendsSubgraph, write: () => Tweet): Promise<void> {
  const start = performance.now();
  for (let left = TWEETS - EVENTS; left > 0; left -= 10_000) {
    await importIndex(
      subgraph.infrastructure,
      Array.from({ length: Math.min(left, 10_000) }, write),
      new Map(),
    );
  }
  console.log(`${TWEETS - EVENTS} tweets imported in ${((performance.now() - start) / 1_000).toFixed(0)} s`);
}

async function ingest(subgraph: TrendsSubgraph, write: () => Tweet): Promise<object> {
  let left = EVENTS;
  const publish = async (): Promise<void> => {
    while (left-- > 0) {
      const tweet = write();
      await subgraph.publish(subgraph.infrastructure.createEvent('tweet.posted', tweet.authorId, tweet));
    }
  };
  const start = performance.now();
  const cpu = process.cpuUsage();
  await Promise.all(Array.from({ length: IN_FLIGHT }, publish));
  const handled = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const last = write();
  await subgraph.publish(subgraph.infrastructure.createEvent('tweet.posted', last.authorId, last));
  const fresh = Date.now() - timeOf(last.tweetId);
  await subgraph.settle();
  return {
    'events handled': EVENTS,
    'events/s': Math.round((EVENTS / handled) * 1_000),
    'CPU ms per event, with the store': Number(((user + system) / 1_000 / EVENTS).toFixed(2)),
    'ms until findable, when at rest': fresh,
  };
}

/** Sends the requests one after the other. */
async function ask(subgraph: TrendsSubgraph, document: string): Promise<object> {
  const times: number[] = [];
  for (let count = 0; count < ASKED; count++) {
    const start = performance.now();
    await subgraph.ask(document);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => Number((times[Math.floor(share * ASKED)] ?? NaN).toFixed(1));
  return { 'p50 ms': at(0.5), 'p99 ms': at(0.99) };
}

/** The results of a search, and the postings read for it. */
async function workOf(subgraph: TrendsSubgraph, document: string): Promise<object> {
  const { data } = await subgraph.ask<{ searchTweets?: { edges: unknown[] } }>(document);
  const results = data.searchTweets?.edges.length;
  if (results === undefined) return {};
  const examined = await examinedBy(subgraph, () => subgraph.ask(document));
  return { results, 'documents examined per result': Number((examined / Math.max(results, 1)).toFixed(1)) };
}

/** The number of postings that MongoDB reads for one request. */
async function examinedBy(subgraph: TrendsSubgraph, request: () => Promise<unknown>): Promise<number> {
  const finds: Record<string, unknown>[] = [];
  const stop = subgraph.infrastructure.mongo.onCommand(({ commandName, command }) => {
    if (commandName === 'find' && command['find'] === 'tweets') finds.push(command);
  });
  await request();
  stop();
  let examined = 0;
  for (const { find, filter, sort, limit, hint } of finds) {
    const explained = await subgraph.infrastructure.mongo.database('trends').command({
      explain: { find, filter, sort, limit, hint },
      verbosity: 'executionStats',
    });
    examined += Number((explained['executionStats'] as { totalDocsExamined: number }).totalDocsExamined);
  }
  return examined;
}
