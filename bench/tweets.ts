import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import type { Network, NetworkOptions } from '#network/index.js';
import { connectRedisCache, createMemoryCache, type Cache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { silentLog } from '#platform/log.js';
import { newTweet } from '#subgraphs/tweets/commands/new-tweet.js';
import { openStore } from '#subgraphs/tweets/store/index.js';
import { TweetCache } from '#subgraphs/tweets/store/tweet-cache.js';
import { openNetwork, Person } from '../tests/client/index.js';
import { findBinary, startNats, startRedis } from '../tests/services/index.js';

const CONNECTIONS = 32;
const OPERATIONS = 2_000;
const WARM_UP = 300;
const PAGE = 50;
const LOADS = 200;

/** Writing through the gateway beside the bare insert that it cannot do without, and 50 tweets from each cache. */
export async function run(): Promise<void> {
  console.log(`${OPERATIONS} operations, ${CONNECTIONS} at a time`);
  await writes('all in one process', {});
  if (!findBinary('redis-server') || !findBinary('nats-server')) return;
  await using redis = await startRedis();
  await using nats = await startNats();
  await writes('with Redis and NATS', { redisUrl: redis.url, natsUrl: nats.url });
}

async function writes(name: string, services: NetworkOptions): Promise<void> {
  console.log(`\n${name}`);
  // Watching the commands would double what each of them costs.
  await using network = await openNetwork({ ...services, monitorCommands: false });
  const people: Person[] = [];
  // One after the other: hashing a password is made to be slow.
  for (let index = 0; index < CONNECTIONS; index++) {
    people.push(await Person.signUp(network.url, `writer${index}`));
  }
  const bare = await bareInserts(network);
  report('bare driver insert', bare, bare);
  await network.settle();
  report('postTweet', await posts(network, people), bare);
  await network.settle();
  report('likeTweet', await likes(network, people), bare);
  await network.settle();
  if (services.redisUrl === undefined) await hydration(network);
}

/** ms of each operation, of all of them together, and of CPU, the embedded store's and every room's included. */
interface Times {
  each: number[];
  total: number;
  cpu: number;
}

async function inParallel(work: (lane: number, turn: number) => Promise<unknown>): Promise<Times> {
  const lanes = (count: number, each: number[]): Promise<unknown> => {
    let turn = 0;
    return Promise.all(
      Array.from({ length: CONNECTIONS }, async (_, lane) => {
        for (let mine = turn++; mine < count; mine = turn++) {
          const started = performance.now();
          await work(lane, mine);
          each.push(performance.now() - started);
        }
      }),
    );
  };
  await lanes(WARM_UP, []);
  const each: number[] = [];
  const [started, cpuBefore] = [performance.now(), process.cpuUsage()];
  await lanes(OPERATIONS, each);
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    each: each.toSorted((a, b) => a - b),
    total: performance.now() - started,
    cpu: (user + system) / 1_000,
  };
}

/** A document like a tweet's, into a collection with the same number of indexes. */
async function bareInserts({ pipes }: Network): Promise<Times> {
  const collection = pipes.mongo.database('bench').collection<{ _id: string; authorId: string }>('tweets');
  await collection.createIndexes([{ key: { authorId: 1, _id: -1 } }, { key: { text: 1 } }]);
  const authorId = pipes.ids.next();
  return inParallel(() =>
    collection.insertOne(newTweet(pipes.ids.next(), { authorId, kind: 'ORIGINAL', text: randomUUID() })),
  );
}

async function posts(network: Network, people: readonly Person[]): Promise<Times> {
  const query = 'mutation ($input: PostTweetInput!) { postTweet(input: $input) { id } }';
  await using client = gateway(network.url);
  return await inParallel((lane, turn) =>
    client.send(people[lane], { query, variables: { input: { text: `Number ${turn} of the bench` } } }),
  );
}

async function likes(network: Network, people: readonly Person[]): Promise<Times> {
  const author = await Person.signUp(network.url, 'author');
  const ids = await Promise.all(Array.from({ length: 100 }, (_, index) => author.post(`Likable ${index}`)));
  const query = 'mutation ($id: ID!) { likeTweet(id: $id) { likesCount viewerHasLiked } }';
  // Everybody likes every tweet in turn: all but a repeat is a like that counts, on a tweet that others like as well.
  const liked = people.map(() => 0);
  await using client = gateway(network.url);
  return await inParallel((lane) => {
    const next = liked[lane] ?? 0;
    liked[lane] = next + 1;
    return client.send(people[lane], { query, variables: { id: ids[next % ids.length] } });
  });
}

function gateway(url: string) {
  const pool = new Pool(url, { connections: CONNECTIONS });
  return {
    async send(person: Person | undefined, operation: object): Promise<void> {
      const { body } = await pool.request({
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${person?.token}` },
        body: JSON.stringify(operation),
      });
      const { errors } = (await body.json()) as { errors?: unknown };
      if (errors) throw new Error(JSON.stringify(errors));
    },
    [Symbol.asyncDispose]: () => pool.close(),
  };
}

async function hydration({ pipes }: Network): Promise<void> {
  const store = await openStore(pipes.mongo);
  const ids = (await store.tweets.all({ after: null, limit: PAGE })).map(({ _id }) => _id);
  await using server = findBinary('redis-server') ? await startRedis() : null;
  await using shared: Cache = server
    ? await connectRedisCache({ url: server.url, namespace: 'bench', log: silentLog, commandTimeout: 5_000 })
    : createMemoryCache({ clock: systemClock, namespace: 'bench' });
  const fresh = (): TweetCache => new TweetCache(store.tweets, shared, silentLog);
  const warm = fresh();
  await warm.load(ids);
  const from = {
    'documents (cold)': async () => {
      const cache = fresh();
      await cache.forget(ids);
      return () => cache.load(ids);
    },
    [server ? 'Redis' : 'shared cache in memory']: () => {
      const cache = fresh();
      return Promise.resolve(() => cache.load(ids));
    },
    'this process': () => Promise.resolve(() => warm.load(ids)),
  };
  console.log(`\n${PAGE} tweets by id, ${LOADS} times`);
  let slowest: number | undefined;
  for (const [name, prepare] of Object.entries(from)) {
    const each: number[] = [];
    for (let load = 0; load < LOADS; load++) {
      const read = await prepare();
      const started = performance.now();
      await read();
      each.push(performance.now() - started);
    }
    const p50 = each.toSorted((a, b) => a - b)[LOADS / 2] ?? 0;
    slowest ??= p50;
    console.log(`  ${name.padEnd(24)} p50 ${p50.toFixed(3)} ms  ${(slowest / p50).toFixed(1)}x`);
  }
}

function report(name: string, times: Times, bare: Times): void {
  const { each, total, cpu } = times;
  const at = (share: number): string => (each[Math.floor(each.length * share)] ?? 0).toFixed(1);
  const rate = (those: Times): number => (those.each.length / those.total) * 1_000;
  const figures = [
    `p50 ${at(0.5)} ms`,
    `p99 ${at(0.99)} ms`,
    `${((each.length / total) * 1_000).toFixed(0)}/s`,
    `${(cpu / each.length).toFixed(2)} ms of CPU each`,
    `${(rate(times) / rate(bare)).toFixed(2)}x bare`,
  ];
  console.log(`  ${name.padEnd(20)} ${figures.join('  ')}`);
}
