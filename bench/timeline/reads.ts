import { Network } from '#network/index.js';
import { connectRedisCache } from '#platform/cache/index.js';
import { silentLog } from '#platform/log.js';
import { Snowflake } from '#platform/snowflake.js';
import { importTweets } from '#subgraphs/tweets/imports.js';
import { importPeople } from '#subgraphs/users/imports.js';
import { Client } from '../../tests/client/index.js';
import { commands } from './costs.js';
import { load } from './measure.js';

const PEOPLE = 2_000;
const FOLLOWED = 50;
const TWEETS_EACH = 30;
const READERS = 100;
const CONNECTIONS = 32;
const READS = 4_000;
const PASSWORD = 'correct horse battery staple';
const HOUR = 3_600_000;

const LOGIN = 'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }';
const HOME = `{ homeTimeline(first: 20) {
  edges { cursor node { id text createdAt likesCount author { username displayName avatarUrl } } }
  pageInfo { hasNextPage endCursor } } }`;

/** Home timelines with authors through the gateway: 32 connections, readers who each follow 50 people. */
export async function reads(redisUrl: string): Promise<void> {
  const namespace = `h${Date.now()}`;
  const mongodbUrl = process.env['MONGODB_URL'];
  await using network = await Network.create({
    ...{ redisUrl, mongodbUrl, namespace },
    ...{ rateLimits: false, monitorCommands: true },
  });
  await fill(network);
  const clients = await signIn(network.url);
  const cold = await load(READERS, 4, (index) => read(clients, index));
  await network.settle();
  await load(READS / 4, CONNECTIONS, (index) => read(clients, index));
  await using cache = await connectRedisCache({ url: redisUrl, namespace, log: silentLog });
  const before = await commands(cache);
  let finds = 0;
  const stop = network.pipes.mongo.onCommand(() => finds++);
  const warm = await load(READS, CONNECTIONS, (index) => read(clients, index));
  stop();
  const redis = ((await commands(cache)) - before) / READS;
  console.table([
    { timelines: 'cold', ...cold },
    { timelines: 'warm', ...warm, 'MongoDB commands': finds / READS, 'Redis commands': redis },
  ]);
}

async function read(clients: readonly Client[], index: number): Promise<void> {
  const client = clients[index % clients.length] as Client;
  const { homeTimeline } = await client.get<{ homeTimeline: { edges: { node: unknown }[] } }, object>(HOME);
  if (homeTimeline.edges.length !== 20) throw new Error(`A page has ${homeTimeline.edges.length} entries.`);
}

async function fill({ pipes }: Network): Promise<void> {
  // Ids of the last hours, oldest first.
  let now = Date.now() - 20 * HOUR;
  const ids = new Snowflake({ now: () => (now += 1) }, 1_023);
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
}

async function signIn(url: string): Promise<Client[]> {
  const clients: Client[] = [];
  for (let index = 0; index < READERS; index++) {
    const input = { login: `p${index}`, password: PASSWORD };
    const { login } = await new Client(url).get<{ login: { accessToken: string } }, object>(LOGIN, { input });
    clients.push(new Client(url, login.accessToken));
  }
  return clients;
}
