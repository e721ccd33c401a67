import { Network } from '#network/index.js';
import { forEachConcurrently } from '#platform/for-each-concurrently.js';
import { notifications } from '#subgraphs/notifications/index.js';
import { onTweetLiked } from '#subgraphs/notifications/reactions/on-tweet-liked.js';
import { TestUser } from '#testkit/client/index.js';
import { load, round, timed, timesOf, type Loaded } from './measure.js';
import { countReads } from './notifications/count-reads.js';
import { measureStorm } from './notifications/storm.js';
import { storeLikes } from './notifications/stored-likes.js';

/** Filled at about 2,000 to 9,000 a second in the embedded store: STORED=1000000 takes minutes. */
const STORED = Number(process.env['STORED'] ?? 100_000);
const RECIPIENTS = 4_000;
const SMALL = 200;
const LARGE = 100 * SMALL;
const FANS = 8;
const PAGE = 20;
const REACTIONS = 2_000;
const READS = 600;
const EVENTS = 200;

/** Requests at the same time, each with names of its own: the gateway would share one subgraph request between equal ones. */
const CLIENTS = 8;
const nameOf = (index: number): string => `client${index % CLIENTS}`;

const listOf = (
  name: string,
) => `query ($first: Int!) { viewer { ${name}: notifications(first: $first) { edges { cursor node { id createdAt read
  ... on LikeNotification { actorsCount tweet { id text } actors { edges { node { id username displayName } } } } } }
  pageInfo { hasNextPage endCursor } } } }`;
const unreadOf = (name: string) => `{ viewer { ${name}: unreadNotificationsCount } }`;
const LIVE = `subscription { notificationEvents { ... on NotificationAdded { cursor notification { id createdAt read
  ... on LikeNotification { actorsCount actors { edges { node { id username displayName } } } } } } } }`;

const TOLD = 'likes told per second';
const TO_SOCKET = 'event to socket p50';

interface Reading extends Loaded {
  what: string;
}

interface Written {
  stored: number;
  [TOLD]: number;
  [TO_SOCKET]: number;
  'event to socket p99': number;
}

interface List {
  viewer: Record<string, { edges: unknown[] }>;
}

/**
 * Measures notifications in a network of one process: reactions and events with none and with 100,000 stored notifications, the reads
 * of a user with 200 and of one with 20,000, and a storm of likes.
 */
export async function run(): Promise<void> {
  const mongodbUrl = process.env['MONGODB_URL'];
  await using network = await Network.create({ mongodbUrl, rateLimits: false, monitorCommands: true });
  const users: TestUser[] = [];
  for (let index = 0; index < FANS + 2; index++)
    users.push(await TestUser.signUp(network.url, `user${index}`));
  const [small, large, ...fans] = users as [TestUser, TestUser, ...TestUser[]];
  const { ids } = network.infrastructure;
  const recipients = Array.from({ length: RECIPIENTS }, () => ids.next());
  const fanIds = fans.map(({ id }) => id);

  const writes = [await writing(network, { recipients, fanIds, reader: large, stored: 0 })];
  const others = Math.max(0, Math.round((STORED - SMALL - LARGE) / RECIPIENTS));
  const seeding = await timed(() =>
    forEachConcurrently(recipients, 4, (recipient) =>
      storeLikes(network, recipient, { count: others, fanIds }),
    ),
  );
  const stored = others * RECIPIENTS;
  console.log(
    `${stored} notifications and their likes stored, ${Math.round(stored / (seeding / 1_000))} a second`,
  );
  for (const [reader, count] of [
    [small, SMALL],
    [large, LARGE],
  ] as const) {
    await storeLikes(network, reader.id, { count: count - PAGE, fanIds });
    const tweets: string[] = [];
    for (let index = 0; index < PAGE; index++) tweets.push(await reader.post(`Tweet ${index}`));
    await storeLikes(network, reader.id, { tweets, fanIds });
  }
  await network.settle();
  const reads = [...(await reading(network, small, SMALL)), ...(await reading(network, large, LARGE))];
  writes.push(await writing(network, { recipients, fanIds, reader: large, stored: STORED }));
  console.table(reads);
  console.table(writes);
  console.table(ratiosOf(reads, writes));
  console.table([await measureStorm(network, small)]);
}

/** What a longer list and more stored notifications cost: flat is 1. */
function ratiosOf(
  [page, unread, longPage, longUnread]: readonly Reading[],
  [before, after]: readonly Written[],
): object[] {
  return [
    { what: 'first page, p50', ratio: ratio(longPage!.p50, page!.p50) },
    { what: 'unread count, p50', ratio: ratio(longUnread!.p50, unread!.p50) },
    { what: 'likes told per second', ratio: ratio(after![TOLD], before![TOLD]) },
    { what: 'event to socket, p50', ratio: ratio(after![TO_SOCKET], before![TO_SOCKET]) },
  ];
}

function ratio(one: number, other: number): number {
  return Number((one / other).toFixed(2));
}

/** The first page and the unread count of a user. */
async function reading(network: Network, reader: TestUser, size: number): Promise<Reading[]> {
  const page = async (index: number): Promise<void> => {
    const name = nameOf(index);
    const { viewer } = await reader.get<List, object>(listOf(name), { first: PAGE });
    if (viewer[name]?.edges.length !== PAGE) throw new Error('The page is not full.');
  };
  const unread = (index: number) => reader.get<object, Record<string, never>>(unreadOf(nameOf(index)), {});
  const rows: Reading[] = [];
  for (const [what, work] of [
    [`first page of ${PAGE}`, page],
    ['unread count', unread],
  ] as const) {
    await load(READS / 4, CLIENTS, work);
    const loaded = await load(READS, CLIENTS, work);
    // One after the other: concurrent requests share finds.
    const counted = countReads(network);
    await load(PAGE, 1, work);
    const row = { what, 'of notifications': size, ...loaded, 'reads each': round(counted.stop() / PAGE) };
    rows.push(row);
  }
  return rows;
}

interface Writing {
  recipients: readonly string[];
  fanIds: readonly string[];
  /** Whose socket is open. */
  reader: TestUser;
  /** How many notifications are stored. */
  stored: number;
}

/** Likes that each make a notification: as fast as they are handled, then one after the other to a socket. */
async function writing(network: Network, { recipients, fanIds, reader, stored }: Writing): Promise<Written> {
  const { infrastructure } = network;
  const { parts } = network.subgraph(notifications);
  const likeOf = (authorId: string, index: number) => {
    const userId = fanIds[index % fanIds.length]!;
    const payload = { tweetId: infrastructure.ids.next(), authorId, userId };
    return infrastructure.createEvent('tweet.liked', userId, payload);
  };
  const whole = await timed(async () => {
    const { failed } = await load(REACTIONS, 128, (index) =>
      onTweetLiked(parts, likeOf(recipients[index % RECIPIENTS]!, index)),
    );
    if (failed > 0) throw new Error(`${failed} reactions failed.`);
    await network.settle();
  });
  const events = await reader.subscribe<object, Record<string, never>>(LIVE);
  await network.settle();
  const durations: number[] = [];
  for (let index = 0; index < EVENTS; index++) {
    const event = likeOf(reader.id, index);
    durations.push(
      await timed(async () => {
        await infrastructure.bus.publish(event);
        await events.next();
      }),
    );
  }
  await events.close();
  const { p50, p99 } = timesOf(durations);
  return {
    stored,
    [TOLD]: Math.round((REACTIONS / whole) * 1_000),
    [TO_SOCKET]: p50,
    'event to socket p99': p99,
  };
}
