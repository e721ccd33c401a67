import { randomUUID } from 'node:crypto';
import { Network, type NetworkOptions } from '#network/index.js';
import { newTweet } from '#subgraphs/tweets/commands/new-tweet.js';
import { Person } from '../tests/client/index.js';
import { findBinary, startNats, startRedis } from '../tests/services/index.js';
import { start, type Worker } from './live/worker.js';
import { hydration } from './tweets/hydration.js';
import type { Writers } from './tweets/writers.js';

const PEOPLE = 32;
const OPERATIONS = 2_000;

/** ms from one operation of a person to the next where the load is given: 320 a second, of all of them. */
const EVERY_MS = 100;

/** As many as it takes until little is left to compile: what is compiled counts as CPU, but only once in a process's life. */
const WARM_UP = 3_000;

/**
 * Writing through the gateway beside the bare insert that it cannot do without, and 50 tweets from each cache.
 *
 * The people who write are a process of their own. The CPU is that of the product alone: gateway, rooms, embedded store, and
 * all that follows from a write (counts, fan-out, search, trends, notices) until nothing is left to do.
 */
export async function run(): Promise<void> {
  console.log(`${OPERATIONS} operations after ${WARM_UP} to warm up, ${PEOPLE} at a time`);
  await writes('all in one process', {});
  if (!findBinary('redis-server') || !findBinary('nats-server')) return;
  await using redis = await startRedis();
  await using nats = await startNats();
  await writes('with Redis and NATS', { redisUrl: redis.url, natsUrl: nats.url });
}

async function writes(name: string, services: NetworkOptions): Promise<void> {
  console.log(`\n${name}`);
  const mongodbUrl = process.env['MONGODB_URL'];
  await using network = await Network.create({ mongodbUrl, ...services, rateLimits: false });
  await using writers = start<Writers>('../tweets/writers.ts');
  const people: Person[] = [];
  // One after the other: hashing a password is made to be slow.
  for (let index = 0; index < PEOPLE; index++) {
    people.push(await Person.signUp(network.url, `writer${index}`));
  }
  const crowd = { network, writers, people };
  const bare = await measured(network, (count) => bareInserts(network, count));
  report('bare driver insert', bare, bare);
  for (const every of [0, EVERY_MS]) {
    const load = every === 0 ? '' : `, ${(PEOPLE * 1_000) / every} a second`;
    report(`postTweet${load}`, await posts(crowd, every), bare);
    report(`likeTweet${load}`, await likes(crowd, every), bare);
  }
  if (services.redisUrl === undefined) await hydration(network);
}

interface Crowd {
  network: Network;
  writers: Worker<Writers>;
  people: readonly Person[];
}

/** ms of each operation and of all together, as those saw it who asked for them, and of CPU. */
interface Times {
  each: number[];
  total: number;
  cpu: number;
}

async function measured(
  network: Network,
  work: (count: number) => Promise<{ each: number[]; total: number }>,
): Promise<Times> {
  await work(WARM_UP);
  await network.settle();
  const before = process.cpuUsage();
  const { each, total } = await work(OPERATIONS);
  await network.settle();
  const { user, system } = process.cpuUsage(before);
  return { each: each.toSorted((a, b) => a - b), total, cpu: (user + system) / 1_000 };
}

/** A document like a tweet's, into a collection with the same number of indexes. */
async function bareInserts({ pipes }: Network, count: number) {
  const collection = pipes.mongo.database('bench').collection<{ _id: string; authorId: string }>('tweets');
  await collection.createIndexes([{ key: { authorId: 1, _id: -1 } }, { key: { text: 1 } }]);
  const authorId = pipes.ids.next();
  const each: number[] = [];
  const started = performance.now();
  const one = async (left: number): Promise<void> => {
    if (left === 0) return;
    const before = performance.now();
    const text = randomUUID();
    await collection.insertOne(newTweet(pipes.ids.next(), { authorId, kind: 'ORIGINAL', text }));
    each.push(performance.now() - before);
    await one(left - 1);
  };
  await Promise.all(Array.from({ length: PEOPLE }, (_, lane) => one(shareOf(lane, count))));
  return { each, total: performance.now() - started };
}

function posts({ network, writers, people }: Crowd, every: number): Promise<Times> {
  const query = 'mutation ($input: PostTweetInput!) { postTweet(input: $input) { id } }';
  let number = 0;
  const post = (): object => ({ input: { text: `Number ${number++} of the bench` } });
  return measured(network, (count) =>
    writers.do('write', { ...opened(network, people), query, every, variables: turns(count, post) }),
  );
}

async function likes({ network, writers, people }: Crowd, every: number): Promise<Times> {
  const author = await Person.signUp(network.url, `author${every}`);
  // Everybody likes every tweet once: each like counts, on a tweet that others like as well.
  const tweets = Math.ceil(WARM_UP / PEOPLE) + Math.ceil(OPERATIONS / PEOPLE);
  const ids = await Promise.all(
    Array.from({ length: tweets }, (_, index) => author.post(`Likable ${index}`)),
  );
  const query = 'mutation ($id: ID!) { likeTweet(id: $id) { likesCount viewerHasLiked } }';
  const liked = people.map(() => 0);
  const like = (person: number): object => ({ id: ids[liked[person]!++] });
  return measured(network, (count) =>
    writers.do('write', { ...opened(network, people), query, every, variables: turns(count, like) }),
  );
}

function opened({ url }: Network, people: readonly Person[]) {
  return { url, tokens: people.map(({ token = '' }) => token) };
}

/** The variables of everybody's operations. */
function turns(count: number, next: (person: number) => object): object[][] {
  return Array.from({ length: PEOPLE }, (_, person) =>
    Array.from({ length: shareOf(person, count) }, () => next(person)),
  );
}

function shareOf(person: number, count: number): number {
  return Math.floor((count + PEOPLE - 1 - person) / PEOPLE);
}

function report(name: string, times: Times, bare: Times): void {
  const { each, cpu } = times;
  const at = (share: number): string => (each[Math.floor(each.length * share)] ?? 0).toFixed(1);
  const rate = (those: Times): number => (those.each.length / those.total) * 1_000;
  const figures = [
    `p50 ${at(0.5)} ms`,
    `p99 ${at(0.99)} ms`,
    `${rate(times).toFixed(0)}/s`,
    `${(cpu / each.length).toFixed(2)} ms of CPU each`,
    `${(rate(times) / rate(bare)).toFixed(2)}x bare`,
  ];
  console.log(`  ${name.padEnd(28)} ${figures.join('  ')}`);
}
