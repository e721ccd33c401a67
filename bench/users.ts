import { Network } from '#network/index.js';
import { newAccount, newUser } from '#subgraphs/users/commands/new-user.js';
import { createPasswords } from '#subgraphs/users/commands/credentials/passwords.js';
import { openStores } from '#subgraphs/users/store/index.js';
import { Client } from '#testkit/client/index.js';
import { load, round } from './measure.js';

const FOLLOWERS = 100_000;
const PAGE = 20;
const SLICE = 5_000;
const READERS = 32;
const CONNECTIONS = 32;
const READS = 2_000;
const LOGINS = 200;
const PAGES = [1, 100, 4_900] as const;
const PAGE_READS = 400;
const PASSWORD = 'correct horse battery staple';

const LOGIN = 'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }';
const BLOCK = 'mutation ($id: ID!) { blockUser(id: $id) { id } }';
const USER = `query ($username: String!) { user(username: $username) {
  id username displayName bio followersCount viewerRelationship { following blocking } } }`;
const LIST = `query ($first: Int!, $after: String) { user(username: "star") { followers(first: $first, after: $after) {
  edges { cursor node { id username displayName followersCount
    viewerRelationship { following followedBy blocking muting } } }
  pageInfo { hasNextPage endCursor } } } }`;

interface Followers {
  user: { followers: { edges: unknown[] } };
}

/** Measures profiles, logins and the followers list of a user with 100,000 followers, through the gateway. */
export async function run(): Promise<void> {
  await using network = await Network.create({ mongodbUrl: process.env['MONGODB_URL'], rateLimits: false });
  const star = await fill(network);
  const clients = await signIn(network.url);
  // Once a viewer blocks a user, the reads of that viewer check blocks as well.
  await clients[0]?.get<object, object>(BLOCK, { id: star.edges.at(-1)?.from });
  await network.settle();
  const at = (index: number): Client => clients[index % clients.length] as Client;

  const page = async (index: number, after: string | null): Promise<void> => {
    const { user } = await at(index).get<Followers, object>(LIST, { first: PAGE, after });
    if (user.followers.edges.length !== PAGE) throw new Error('The page is not full.');
  };
  const profile = (index: number) => at(index).get<object, object>(USER, { username: `fan${index % 1_000}` });
  const login = (index: number) => new Client(network.url).get<object, object>(LOGIN, as(index));
  await load(READS / 4, CONNECTIONS, (index) => page(index, null));
  console.table([
    { what: 'user(username)', ...(await load(READS, CONNECTIONS, profile)) },
    { what: `followers(first: ${PAGE})`, ...(await load(READS, CONNECTIONS, (index) => page(index, null))) },
    { what: 'login', ...(await load(LOGINS, CONNECTIONS, login)) },
  ]);

  const rows = [];
  for (const number of PAGES) {
    // The newest edge is on the first page.
    const before = star.edges[FOLLOWERS - (number - 1) * PAGE];
    const after = before ? network.infrastructure.cursors.pack(`followers:${star.id}`, [before.since]) : null;
    await load(PAGE_READS / 4, 1, (index) => page(index, after));
    const times = await load(PAGE_READS, 1, (index) => page(index, after));
    rows.push({ [`page of ${FOLLOWERS} followers`]: number, ...times });
  }
  const first = rows[0]?.p50 ?? NaN;
  console.table(rows.map((row) => ({ ...row, times: round(row.p50 / first) })));
}

function as(index: number): { input: object } {
  return { input: { login: `fan${index % READERS}`, password: PASSWORD } };
}

/** Writes the star and the fans directly to the stores; returns the star's id and the follow edges, oldest first. */
async function fill({ infrastructure: { mongo, ids, clock } }: Network) {
  const stores = await openStores(mongo);
  const passwordHash = await (await createPasswords()).hash(PASSWORD);
  const user = (username: string) => {
    const email = `${username}@rookery.example`;
    const profile = { username, displayName: username, bio: 'One of many.', passwordHash };
    return newUser(ids.next(), clock.now(), { ...profile, email, emailKey: email });
  };
  const star = user('star');
  await stores.users.insertAbsent([star]);
  await stores.accounts.insertAbsent([{ ...newAccount(star._id, 'star'), followersCount: FOLLOWERS }]);
  const edges: { from: string; to: string; since: string }[] = [];
  for (let at = 0; at < FOLLOWERS; at += SLICE) {
    const fans = Array.from({ length: SLICE }, (_, index) => user(`fan${at + index}`));
    await stores.users.insertAbsent(fans);
    await stores.accounts.insertAbsent(fans.map(({ _id, username }) => newAccount(_id, username)));
    const slice = fans.map(({ _id: from }) => ({ from, to: star._id, since: ids.next() }));
    await stores.follows.insertAbsent(slice);
    edges.push(...slice);
  }
  return { id: star._id, edges };
}

async function signIn(url: string): Promise<Client[]> {
  const clients: Client[] = [];
  for (let index = 0; index < READERS; index++) {
    const { login } = await new Client(url).get<{ login: { accessToken: string } }, object>(LOGIN, as(index));
    clients.push(new Client(url, login.accessToken));
  }
  return clients;
}
