import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';

/** A command of the driver: the parts that its plan depends on. */
interface Sent {
  subgraph: string;
  collection: string;
  filter: Record<string, unknown>;
  sort?: Record<string, unknown>;
  limit?: number;
  hint?: unknown;
}

/**
 * Collections that are read or counted completely at times: one document per author with too many followers, and one per postponed
 * update.
 */
const READ_WHOLE = new Set(['timeline.pulled', 'timeline.postponed']);

const PAGE = 'edges { cursor node { id } } pageInfo { endCursor }';
const TWEETS =
  'edges { node { id text author { username viewerRelationship { following } } viewerHasLiked } }';

/** Every read of the API once, and with a cursor where there is one. */
const READS = [
  `{ viewer { email user { id } followRequests { ${PAGE} } blocks { ${PAGE} } mutes { ${PAGE} } bookmarks { ${TWEETS} } } }`,
  `{ user(username: "BOB") { id tweetsCount followers { ${PAGE} } following { ${PAGE} } tweets(replies: true) { ${TWEETS} } likedTweets { ${TWEETS} } } }`,
  `{ user(username: "bob") { tweets { ${TWEETS} } } }`,
  `{ suggestedUsers { id } searchUsers(query: "ca") { ${PAGE} } }`,
  `{ homeTimeline { ${TWEETS} } mentionsTimeline { ${TWEETS} } }`,
  `{ homeTimeline(order: TOP) { ${TWEETS} } }`,
  `{ trends(window: HOUR) { items { name hashtag { tweetsCount tweets(first: 3) { ${TWEETS} } } } } hashtag(name: "birds") { tweetsCount } }`,
  `{ searchTweets(query: "morning birds") { ${TWEETS} } latest: searchTweets(query: "from:bob #birds", order: LATEST) { ${TWEETS} } }`,
  `{ autocomplete(prefix: "b") { __typename ... on User { id } ... on Hashtag { name } } }`,
];

let network: Network;
let ada: TestUser;
const sent = new Map<string, Sent>();
const unknown = new Set<string>();

beforeAll(async () => {
  // The embedded store explains the plans; its planner always uses an index that fits.
  network = await openNetwork({ mongodbUrl: undefined });
  const stopListening = network.infrastructure.mongo.onCommand(({ databaseName, commandName, command }) => {
    const subgraph = databaseName.slice(databaseName.indexOf('_') + 1);
    const queries = queriesOf(commandName, command);
    if (queries === undefined) unknown.add(commandName);
    for (const query of queries ?? []) {
      const collection = String(command[commandName]);
      sent.set(JSON.stringify([subgraph, collection, shapeOf(query.filter), query.sort]), {
        subgraph,
        collection,
        ...query,
      });
    }
  });
  const users = await cast(network, 'ada', 'bob', 'carol');
  ada = users.ada;
  await tellTheStory(users);
  await network.settle();
  for (const read of READS) expect((await ada.send(read)).errors, read).toEqual([]);
  stopListening();
});
afterAll(() => network[Symbol.asyncDispose]());

it('answers every query of the product with an index', async () => {
  const scans: string[] = [];
  for (const { subgraph, collection, filter, sort, limit, hint } of sent.values()) {
    if (READ_WHOLE.has(`${subgraph}.${collection}`) && Object.keys(filter).length === 0) continue;
    const find = {
      find: collection,
      filter,
      ...(sort && { sort }),
      ...(limit && { limit }),
      ...(hint ? { hint } : {}),
    };
    const plan = await network.infrastructure.mongo
      .database(subgraph)
      .command({ explain: find, verbosity: 'queryPlanner' });
    if (JSON.stringify(plan['queryPlanner']).includes('COLLSCAN'))
      scans.push(`${subgraph}.${collection} ${JSON.stringify(find)}`);
  }
  expect([...unknown], 'commands that this test cannot explain').toEqual([]);
  expect(sent.size).toBeGreaterThan(50);
  expect(scans).toEqual([]);
});

async function tellTheStory({ ada, bob, carol }: Record<'ada' | 'bob' | 'carol', TestUser>): Promise<void> {
  await ada.follow(bob);
  await carol.follow(bob);
  await ada.follow(carol);
  const first = await bob.post('Good morning @ada #birds https://example.com');
  const reply = await ada.post('Morning! #birds', { inReplyTo: first });
  await carol.post('Look', { quoteOf: first });
  for (const action of ['likeTweet', 'retweet', 'bookmarkTweet', 'unlikeTweet', 'likeTweet']) {
    expect(
      (await ada.send(`mutation { ${action}(id: "${first}") { id likesCount } }`)).errors,
      action,
    ).toEqual([]);
  }
  expect((await ada.send(`mutation { editTweet(id: "${reply}", text: "Evening") { id } }`)).errors).toEqual(
    [],
  );
  expect((await ada.send(`mutation { undoRetweet(id: "${first}") { id } }`)).errors).toEqual([]);
  await carol.deleteTweet(await carol.post('Gone soon'));
  await ada.unfollow(carol);
  for (const action of ['muteUser', 'unmuteUser', 'blockUser', 'unblockUser']) {
    expect((await ada.send(`mutation { ${action}(id: "${carol.id}") { id } }`)).errors, action).toEqual([]);
  }
}

type Query = Omit<Sent, 'subgraph' | 'collection'>;

/** Commands of the driver without a query, and commands that run when a subgraph starts. */
const WITHOUT_QUERY = new Set([
  ...['insert', 'getMore', 'killCursors', 'endSessions', 'ping', 'hello'],
  ...['create', 'createIndexes', 'listIndexes', 'listCollections', 'dropDatabase'],
]);

/** The queries in a command: a read has one, a write may have many. Undefined for an unknown command. */
function queriesOf(name: string, command: Record<string, unknown>): Query[] | undefined {
  if (WITHOUT_QUERY.has(name)) return [];
  const { sort, limit, hint } = command as Partial<Query>;
  const filter = (command['filter'] ?? command['query'] ?? {}) as Query['filter'];
  switch (name) {
    case 'find':
    case 'count':
      return [{ filter, ...(sort && { sort }), ...(limit && { limit }), hint }];
    case 'distinct':
      return [{ filter, hint }];
    case 'findAndModify':
      return [{ filter, ...(sort && { sort }), limit: 1, hint }];
    case 'aggregate':
      return [{ ...leadingQuery(command['pipeline'] as Stage[]), hint }];
    case 'update':
      return (command['updates'] as Statement[]).map(({ q, hint }) => ({ filter: q, hint }));
    case 'delete':
      return (command['deletes'] as Statement[]).map(({ q, hint }) => ({ filter: q, hint }));
    default:
      return undefined;
  }
}

type Statement = { q: Query['filter']; hint?: unknown };
type Stage = { $match?: Query['filter']; $sort?: Query['sort']; $limit?: number };

/** The leading stages that an index can answer: those before the first that combines documents. */
function leadingQuery([match, sort, limit]: Stage[]): Query {
  const rest = match?.$match === undefined ? [match, sort] : [sort, limit];
  return {
    filter: match?.$match ?? {},
    ...(rest[0]?.$sort && { sort: rest[0].$sort }),
    ...(rest[0]?.$sort && rest[1]?.$limit && { limit: rest[1].$limit }),
  };
}

/** The filter without values: queries of one shape have one plan. */
function shapeOf(filter: unknown): unknown {
  if (Array.isArray(filter)) return filter.length === 0 ? [] : [shapeOf(filter[0])];
  if (filter === null || typeof filter !== 'object') return typeof filter;
  return Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, shapeOf(value)]));
}
