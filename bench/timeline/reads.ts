import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Network } from '#network/index.js';
import { connectRedisCache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { silentLog } from '#platform/log.js';
import { readSecrets } from '#platform/secrets.js';
import { Snowflake } from '#platform/snowflake.js';
import { createTokenSigner } from '#platform/tokens/index.js';
import { importTweets } from '#subgraphs/tweets/imports.js';
import { importPeople } from '#subgraphs/users/imports.js';
import { Client } from '../../tests/client/index.js';
import { commands } from './costs.js';
import { load } from './measure.js';

/** Each follows so many who posted so much that every timeline is full: 1,000 tweets for 800 places. */
const PEOPLE = 10_000;
const FOLLOWED = 50;
const TWEETS_EACH = 20;
const CONNECTIONS = 32;
const READS = 4_000;
const PASSWORD = 'correct horse battery staple';
const HOUR = 3_600_000;

const HOME = `{ homeTimeline(first: 20) {
  edges { cursor node { id text createdAt likesCount author { username displayName avatarUrl } } }
  pageInfo { hasNextPage endCursor } } }`;

/** Home timelines with authors through the gateway: 32 connections, 10,000 readers with full timelines. */
export async function reads(redisUrl: string): Promise<void> {
  const namespace = `h${Date.now()}`;
  const mongodbUrl = process.env['MONGODB_URL'];
  const directory = await mkdtemp(join(tmpdir(), 'rookery-bench-'));
  await using network = await Network.create({
    ...{ redisUrl, mongodbUrl, namespace, directory },
    ...{ rateLimits: false, monitorCommands: true },
  });
  const people = await fill(network);
  const clients = await signIn(network.url, directory, people);
  const cold = await load(PEOPLE, CONNECTIONS, (index) => read(clients, index));
  await network.settle();
  await using cache = await connectRedisCache({ url: redisUrl, namespace, log: silentLog });
  const before = await commands(cache);
  let finds = 0;
  const stop = network.pipes.mongo.onCommand(() => finds++);
  // A prime step: readers come back in another order than the one in which they came first.
  const warm = await load(READS, CONNECTIONS, (index) => read(clients, (index * 7_919) % PEOPLE));
  stop();
  const redis = ((await commands(cache)) - before) / READS;
  console.table([
    { timelines: 'cold', ...cold },
    { timelines: 'warm', ...warm, 'MongoDB commands': finds / READS, 'Redis commands': redis },
  ]);
  console.log(await hitRates(network));
  await rm(directory, { recursive: true });
}

/** How often the gateway's entity cache had what was asked for. */
async function hitRates({ url }: Network): Promise<string> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return metrics
    .split('\n')
    .filter((line) => line.startsWith('rookery_gateway_entity_cache'))
    .join('\n');
}

async function read(clients: readonly Client[], index: number): Promise<void> {
  const client = clients[index % clients.length] as Client;
  const { homeTimeline } = await client.get<{ homeTimeline: { edges: { node: unknown }[] } }, object>(HOME);
  if (homeTimeline.edges.length !== 20) throw new Error(`A page has ${homeTimeline.edges.length} entries.`);
}

async function fill({ pipes }: Network): Promise<string[]> {
  // Ids of the last hours, oldest first.
  let now = Date.now() - 20 * HOUR;
  const ids = new Snowflake({ now: () => (now += 1) }, { machine: 1_023, after: 0, isHeld: () => true });
  const people = Array.from({ length: PEOPLE }, (_, index) => ({
    id: ids.next(),
    username: `p${index}`,
    displayName: `Person ${index}`,
    email: `p${index}@rookery.example`,
    bio: '',
    verified: false,
  }));
  const follows = people.flatMap(({ id: from }, index) =>
    Array.from({ length: FOLLOWED }, (_, step) => {
      const to = people[(index + 1 + step * 37) % PEOPLE]?.id ?? '';
      return { from, to, since: ids.next() };
    }),
  );
  const tweets = Array.from({ length: TWEETS_EACH }, (_, round) =>
    people.map(({ id: authorId }) => ({
      ...{ id: ids.next(), authorId, text: `Tweet ${round} with #tag${round}` },
      ...{ inReplyTo: null, retweetOf: null },
    })),
  ).flat();
  await importPeople(pipes, people, follows, PASSWORD);
  await importTweets(pipes, { tweets, likes: [], announced: 0 });
  return people.map(({ id }) => id);
}

/** Tokens as the users room makes them, without the 10,000 passwords that it would have to check. */
async function signIn(url: string, directory: string, people: readonly string[]): Promise<Client[]> {
  const sign = createTokenSigner(await readSecrets(join(directory, 'secrets')), systemClock);
  return Promise.all(
    people.map(async (id) => new Client(url, (await sign({ id, sessionId: id })).accessToken)),
  );
}
