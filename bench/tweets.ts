import { randomUUID } from 'node:crypto';
import { Network, type NetworkOptions } from '#network/index.js';
import { newTweet } from '#subgraphs/tweets/rules/new-tweet.js';
import { TestUser } from '#testkit/client/index.js';
import { findBinary, startNats, startRedis } from '#testkit/services/index.js';
import { start, type Worker } from './live/worker.js';
import { load, type Loaded } from './measure.js';
import { hydration } from './tweets/hydration.js';
import type { Writers } from './tweets/writers.js';

const USERS = 32;
const OPERATIONS = 4_000;

/** Operations a second of all users together; undefined for no limit. */
const LOADS = [undefined, 320, 100];

/** Operations before the measurement, so that JIT compilation, which happens once per process, is not measured. */
const WARM_UP = 200 * USERS;

/**
 * Writes through the gateway compared with a bare insert, and loads of 50 tweets from each cache level.
 *
 * The writing users run in another process. The CPU time is that of the product alone: gateway, subgraphs, embedded store, and
 * all reactions to a write (counts, fan-out, search, trends, live events) until the network is idle.
 */
export async function run(): Promise<void> {
  console.log(`${OPERATIONS} operations after ${WARM_UP} to warm up, ${USERS} at a time`);
  await compare('all in one process', {});
  if (!findBinary('redis-server') || !findBinary('nats-server')) return;
  await using redis = await startRedis();
  await using nats = await startNats();
  await compare('with Redis and NATS', { redisUrl: redis.url, natsUrl: nats.url });
}

async function compare(name: string, services: NetworkOptions): Promise<void> {
  console.log(`\n${name}`);
  const mongodbUrl = process.env['MONGODB_URL'];
  await using network = await Network.create({ mongodbUrl, ...services, rateLimits: false });
  await using writers = start<Writers>('../tweets/writers.ts');
  const users: TestUser[] = [];
  // Sequentially: password hashing is slow by design.
  for (let index = 0; index < USERS; index++) {
    users.push(await TestUser.signUp(network.url, `writer${index}`));
  }
  const crowd = { network, writers, users };
  const bare = await measured(network, (count) => bareInserts(network, count));
  report('bare driver insert', bare, bare);
  for (const perSecond of LOADS) {
    const given = perSecond === undefined ? '' : `, ${perSecond} a second`;
    report(`postTweet${given}`, await posts(crowd, perSecond), bare);
    report(`likeTweet${given}`, await likes(crowd, perSecond), bare);
  }
  if (services.redisUrl === undefined) await hydration(network);
}

interface Crowd {
  network: Network;
  writers: Worker<Writers>;
  users: readonly TestUser[];
}

/** Measures `work` after a warm-up; `CPU ms` is the product's CPU time per operation. */
async function measured(
  network: Network,
  work: (count: number, warmingUp: boolean) => Promise<Loaded>,
): Promise<Loaded> {
  await work(WARM_UP, true);
  await network.settle();
  const before = process.cpuUsage();
  const loaded = await work(OPERATIONS, false);
  await network.settle();
  const { user, system } = process.cpuUsage(before);
  return { ...loaded, 'CPU ms': (user + system) / 1_000 / OPERATIONS };
}

/** Inserts documents like those of tweets into a collection with two indexes. */
async function bareInserts({ infrastructure }: Network, count: number): Promise<Loaded> {
  const collection = infrastructure.mongo
    .database('bench')
    .collection<{ _id: string; authorId: string }>('tweets');
  await collection.createIndexes([{ key: { authorId: 1, _id: -1 } }, { key: { text: 1 } }]);
  const authorId = infrastructure.ids.next();
  return load(count, USERS, () =>
    collection.insertOne(
      newTweet(infrastructure.ids.next(), { authorId, kind: 'ORIGINAL', text: randomUUID() }),
    ),
  );
}

function posts(crowd: Crowd, perSecond: number | undefined): Promise<Loaded> {
  const query = 'mutation ($input: PostTweetInput!) { postTweet(input: $input) { id } }';
  let number = 0;
  const post = (): object => ({ input: { text: `Number ${number++} of the bench` } });
  return writes(crowd, query, perSecond, post);
}

async function likes(crowd: Crowd, perSecond: number | undefined): Promise<Loaded> {
  const author = await TestUser.signUp(crowd.network.url, `author${perSecond ?? ''}`);
  // Every user likes every tweet once, so each like counts, on a tweet that others like at the same time.
  const tweets = Math.ceil((WARM_UP + OPERATIONS) / USERS);
  const ids = await Promise.all(
    Array.from({ length: tweets }, (_, index) => author.post(`Likable ${index}`)),
  );
  const query = 'mutation ($id: ID!) { likeTweet(id: $id) { likesCount viewerHasLiked } }';
  let number = 0;
  const like = (): object => ({ id: ids[Math.floor(number++ / USERS)] });
  return writes(crowd, query, perSecond, like);
}

function writes(
  { network, writers, users }: Crowd,
  query: string,
  perSecond: number | undefined,
  variables: () => object,
): Promise<Loaded> {
  const tokens = users.map(({ token = '' }) => token);
  return measured(network, (count, warmingUp) =>
    writers.do('write', {
      ...{ url: network.url, tokens, query, variables: Array.from({ length: count }, variables) },
      // Warm-up runs without a rate.
      ...(perSecond === undefined || warmingUp ? {} : { perSecond }),
    }),
  );
}

function report(name: string, loaded: Loaded, bare: Loaded): void {
  const { p50, p99, failed } = loaded;
  if (failed > 0) throw new Error(`${name}: ${failed} operations failed`);
  const figures = [
    `p50 ${p50} ms`,
    `p99 ${p99} ms`,
    `${loaded['per second']}/s`,
    `${loaded['CPU ms'].toFixed(2)} ms of CPU each`,
    `${(loaded['per second'] / bare['per second']).toFixed(2)}x bare`,
  ];
  console.log(`  ${name.padEnd(28)} ${figures.join('  ')}`);
}
