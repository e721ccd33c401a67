import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Network } from '#network/index.js';
import { connectRedisCache, type RedisCache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { silentLog } from '#platform/log.js';
import { readSecrets } from '#platform/secrets.js';
import { Snowflake } from '#platform/snowflake.js';
import { createTokenSigner } from '#platform/tokens/index.js';
import { importTweets } from '#subgraphs/tweets/imports.js';
import { importUsers } from '#subgraphs/users/commands/import-users.js';
import { start, type Worker } from '../live/worker.js';
import { commands } from './costs.js';
import { round } from '../measure.js';
import type { Readers } from './readers.js';

/** Each user follows 50 users with 20 tweets each, so every timeline is full: 1,000 tweets for 800 entries. */
const USERS = 10_000;
const FOLLOWED = 50;
const TWEETS_EACH = 20;
const CONNECTIONS = 32;
const READS = 4_000;

/** A load below the capacity of two cores, in reads per second. */
const GIVEN = 100;
const COUNTED = 1_000;
const PASSWORD = 'correct horse battery staple';
const HOUR = 3_600_000;

const HOME = `{ homeTimeline(first: 20) {
  edges { cursor node { id text createdAt likesCount author { username displayName avatarUrl } } }
  pageInfo { hasNextPage endCursor } } }`;

/**
 * Home timelines with authors through the gateway: 32 connections, 10,000 readers with full timelines. The CPU time is that of
 * the product alone. The commands are counted in a second network, because monitoring them costs as much as sending them.
 */
export async function reads(redisUrl: string): Promise<void> {
  const namespace = `h${Date.now()}`;
  const directory = await mkdtemp(join(tmpdir(), 'rookery-bench-'));
  const open = (monitorCommands: boolean): Promise<Network> =>
    Network.create({
      ...{ redisUrl, mongodbUrl: process.env['MONGODB_URL'], namespace, directory },
      // Rate limits are off and deadlines long, because refused reads would count as fast ones.
      ...{ rateLimits: false, monitorCommands, limits: { fetchMs: 20_000, operationMs: 30_000 } },
    });
  await using cache = await connectRedisCache({
    ...{ url: redisUrl, namespace, log: silentLog, commandTimeout: 60_000 },
  });
  await using readers = start<Readers>('../timeline/readers.ts');
  let users: string[];
  {
    await using network = await open(false);
    users = await fill(network);
    await comeToRest(network);
    const tokens = await signIn(directory, users);
    console.table([
      { timelines: 'cold', ...(await measured(network, readers, tokens, USERS, 1)) },
      // A prime step, so that readers return in another order than in the cold run.
      { timelines: 'warm', ...(await measured(network, readers, tokens, READS, 7_919)) },
      { timelines: 'warm', ...(await measured(network, readers, tokens, READS / 2, 3_331, GIVEN)) },
    ]);
    console.log(await hitRates(network));
  }
  await using network = await open(true);
  // The new gateway would look up sessions that are older than itself.
  const tokens = await signIn(directory, users);
  const count = async (timelines: string) => ({
    timelines,
    ...(await commandsPerRead(network, cache, () => measured(network, readers, tokens, COUNTED, 7_919))),
  });
  const warm = await count('warm');
  await cache.client.flushall();
  console.table([await count('cold, from their backups'), warm]);
  await rm(directory, { recursive: true });
}

async function measured(
  network: Network,
  readers: Worker<Readers>,
  tokens: readonly string[],
  times: number,
  step: number,
  perSecond?: number,
) {
  const before = process.cpuUsage();
  const reading = { url: network.url, tokens, query: HOME, times, step, connections: CONNECTIONS, perSecond };
  const result = await readers.do('read', reading);
  await network.settle();
  const { user, system } = process.cpuUsage(before);
  return { ...result, 'CPU ms': round((user + system) / 1_000 / times) };
}

async function commandsPerRead(network: Network, cache: RedisCache, work: () => Promise<unknown>) {
  let finds = 0;
  const stop = network.infrastructure.mongo.onCommand(() => finds++);
  const before = await commands(cache);
  await work();
  stop();
  return {
    'MongoDB commands': round(finds / COUNTED),
    'Redis commands': round(((await commands(cache)) - before) / COUNTED),
  };
}

/** The hit rates of the gateway's entity cache. */
async function hitRates({ url }: Network): Promise<string> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return metrics
    .split('\n')
    .filter((line) => line.startsWith('rookery_gateway_entity_cache'))
    .join('\n');
}

async function fill({ infrastructure }: Network): Promise<string[]> {
  // Ids of the last hours, oldest first.
  let now = Date.now() - 20 * HOUR;
  const ids = new Snowflake({ now: () => (now += 1) }, { machine: 1_023, after: 0, isHeld: () => true });
  const users = Array.from({ length: USERS }, (_, index) => ({
    id: ids.next(),
    username: `p${index}`,
    displayName: `User ${index}`,
    email: `p${index}@rookery.example`,
    bio: '',
    verified: false,
  }));
  const follows = users.flatMap(({ id: from }, index) =>
    Array.from({ length: FOLLOWED }, (_, step) => {
      const to = users[(index + 1 + step * 37) % USERS]?.id ?? '';
      return { from, to, since: ids.next() };
    }),
  );
  const tweets = Array.from({ length: TWEETS_EACH }, (_, round) =>
    users.map(({ id: authorId }) => ({
      ...{ id: ids.next(), authorId, text: `Tweet ${round} with #tag${round}` },
      ...{ inReplyTo: null, retweetOf: null },
    })),
  ).flat();
  await importUsers(infrastructure, users, follows, PASSWORD);
  await importTweets(infrastructure, { tweets, likes: [], announced: 0 });
  return users.map(({ id }) => id);
}

/** Waits for the events of all registrations, which take longer than `settle` waits. */
async function comeToRest(network: Network): Promise<void> {
  while ((await network.subgraphs.get('users')!.pending()) > 0) await setTimeout(100);
  await network.settle();
}

/** Tokens like those of the users subgraph, without 10,000 password checks. */
async function signIn(directory: string, users: readonly string[]): Promise<string[]> {
  const sign = createTokenSigner(await readSecrets(join(directory, 'secrets')), systemClock);
  return Promise.all(users.map(async (id) => (await sign({ id, sessionId: id })).accessToken));
}
