import { systemClock } from '#platform/clock.js';
import { timeOf } from '#platform/snowflake.js';
import type { EventPayloads } from '#schema/events.js';
import { importIndex } from '#subgraphs/trends/imports.js';
import { Random } from '../network/seed/random.js';
import { TrendsRoom } from '../tests/trends-room.js';

type Tweet = EventPayloads['tweet.posted'];

const TWEETS = 200_000;
/** So many of them come as events, through the reactions; the others are imported. */
const EVENTS = 20_000;
const AUTHORS = 5_000;
const WORDS = 30_000;
const TAGS = 2_000;
const IN_FLIGHT = 256;
const ASKED = 200;

/** 200,000 tweets in one room: how fast they come in, and how fast they are found. */
export async function run(): Promise<void> {
  await using room = await TrendsRoom.open(systemClock, true);
  const random = new Random(1);
  const authors = await room.people(AUTHORS);
  const write = (): Tweet => room.tweet(random.pick(authors), textOf(random));
  await fill(room, write);
  console.table([await ingest(room, write)]);
  console.table([
    await search(room, 'one rare term', 'w29000', 'LATEST'),
    await search(room, 'one common term', 'w0', 'LATEST'),
    await search(room, 'three mixed terms', 'w0 w5 w200', 'LATEST'),
    await search(room, 'two terms that rarely meet', 'w2 w3000', 'LATEST'),
    await search(room, 'one common term', 'w0', 'TOP'),
    await search(room, 'three mixed terms', 'w0 w5 w200', 'TOP'),
    await ask(room, 'trends', '{ trends(first: 50) { items { name tweetVolume score } } }'),
    await ask(room, 'hashtag with its count', '{ hashtag(name: "t0") { name tweetsCount } }'),
    await ask(room, 'autocomplete, one letter', '{ autocomplete(prefix: "t") { ... on Hashtag { name } } }'),
  ]);
}

/** Twelve words and now and then a hashtag, spread as in real text: the k-th is 1/k as frequent as the first. */
function textOf(random: Random): string {
  const words = Array.from({ length: 12 }, () => `w${random.powerLaw(WORDS)}`);
  if (random.chance(0.2)) words.push(`#t${random.powerLaw(TAGS)}`);
  return words.join(' ');
}

async function fill(room: TrendsRoom, write: () => Tweet): Promise<void> {
  const start = performance.now();
  for (let left = TWEETS - EVENTS; left > 0; left -= 10_000) {
    await importIndex(room.pipes, Array.from({ length: Math.min(left, 10_000) }, write), new Map());
  }
  console.log(`${TWEETS - EVENTS} tweets imported in ${((performance.now() - start) / 1_000).toFixed(0)} s`);
}

async function ingest(room: TrendsRoom, write: () => Tweet): Promise<object> {
  let left = EVENTS;
  const publish = async (): Promise<void> => {
    while (left-- > 0) {
      const tweet = write();
      await room.publish(room.pipes.createEvent('tweet.posted', tweet.authorId, tweet));
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: IN_FLIGHT }, publish));
  const handled = performance.now() - start;
  const last = write();
  await room.publish(room.pipes.createEvent('tweet.posted', last.authorId, last));
  const fresh = Date.now() - timeOf(last.tweetId);
  await room.settle();
  return {
    'events handled': EVENTS,
    'events/s': Math.round((EVENTS / handled) * 1_000),
    'ms until findable, when at rest': fresh,
  };
}

async function search(room: TrendsRoom, what: string, query: string, order: string): Promise<object> {
  const document = `{ searchTweets(query: "${query}", order: ${order}) { edges { node { id } } } }`;
  const { data } = await room.ask<{ searchTweets: { edges: unknown[] } }>(document);
  const results = data.searchTweets.edges.length;
  const examined = await examinedBy(room, () => room.ask(document));
  const rest = {
    results,
    'documents examined per result': Number((examined / Math.max(results, 1)).toFixed(1)),
  };
  return { ...(await ask(room, `${what}, ${order}`, document)), ...rest };
}

/** Asks one after the other. */
async function ask(room: TrendsRoom, what: string, document: string): Promise<object> {
  const times: number[] = [];
  for (let count = 0; count < ASKED; count++) {
    const start = performance.now();
    await room.ask(document);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => Number((times[Math.floor(share * ASKED)] ?? NaN).toFixed(1));
  return { what, 'p50 ms': at(0.5), 'p99 ms': at(0.99) };
}

/** How many tweets of the index MongoDB looks at for one request. */
async function examinedBy(room: TrendsRoom, request: () => Promise<unknown>): Promise<number> {
  const finds: Record<string, unknown>[] = [];
  const stop = room.pipes.mongo.onCommand(({ commandName, command }) => {
    if (commandName === 'find' && command['find'] === 'tweets') finds.push(command);
  });
  await request();
  stop();
  let examined = 0;
  for (const { find, filter, sort, limit, hint } of finds) {
    const explained = await room.pipes.mongo.database('trends').command({
      explain: { find, filter, sort, limit, hint },
      verbosity: 'executionStats',
    });
    examined += Number((explained['executionStats'] as { totalDocsExamined: number }).totalDocsExamined);
  }
  return examined;
}
