import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, openNetwork, type Person } from '../client/index.js';

/** A command as the driver sent it: the parts that a plan depends on. */
interface Sent {
  room: string;
  collection: string;
  filter: Record<string, unknown>;
  sort?: Record<string, unknown>;
  limit?: number;
  hint?: unknown;
}

/** Read as a whole, now and then, and kept: one document for each of the few authors whom too many follow. */
const READ_WHOLE = new Set(['timeline.pulled']);

const PAGE = 'edges { cursor node { id } } pageInfo { endCursor }';
const TWEETS =
  'edges { node { id text author { username viewerRelationship { following } } viewerHasLiked } }';

/** Everything that clients can read, once, and with a cursor where there is one. */
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
let ada: Person;
const sent = new Map<string, Sent>();

beforeAll(async () => {
  // Plans are asked of the embedded store, whose planner always takes an index when one fits.
  network = await openNetwork({ mongodbUrl: undefined });
  network.pipes.mongo.onCommand(({ databaseName, commandName, command }) => {
    const room = databaseName.slice(databaseName.indexOf('_') + 1);
    for (const { filter, ...rest } of filtersOf(commandName, command)) {
      const query = { room, collection: String(command[commandName]), filter, ...rest };
      sent.set(JSON.stringify([room, query.collection, shapeOf(filter), rest.sort]), query);
    }
  });
  const people = await cast(network, 'ada', 'bob', 'carol');
  ada = people.ada;
  await tellTheStory(people);
  await network.settle();
  for (const read of READS) expect((await ada.send(read)).errors, read).toEqual([]);
});
afterAll(() => network[Symbol.asyncDispose]());

it('answers every query of the product by an index', async () => {
  const scans: string[] = [];
  for (const { room, collection, filter, sort, limit, hint } of sent.values()) {
    if (READ_WHOLE.has(`${room}.${collection}`) && Object.keys(filter).length === 0) continue;
    const find = {
      find: collection,
      filter,
      ...(sort && { sort }),
      ...(limit && { limit }),
      ...(hint ? { hint } : {}),
    };
    const plan = await network.pipes.mongo
      .database(room)
      .command({ explain: find, verbosity: 'queryPlanner' });
    if (JSON.stringify(plan['queryPlanner']).includes('COLLSCAN'))
      scans.push(`${room}.${collection} ${JSON.stringify(find)}`);
  }
  expect(sent.size).toBeGreaterThan(50);
  expect(scans).toEqual([]);
});

async function tellTheStory({ ada, bob, carol }: Record<'ada' | 'bob' | 'carol', Person>): Promise<void> {
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

/** The filters inside a command: a read has one, a write may have many. */
function filtersOf(name: string, command: Record<string, unknown>): Omit<Sent, 'room' | 'collection'>[] {
  switch (name) {
    case 'find':
      return [command as unknown as Sent];
    case 'findAndModify':
      return [{ filter: command['query'] as Sent['filter'] }];
    case 'update':
      return (command['updates'] as { q: Sent['filter']; hint?: unknown }[]).map(({ q, hint }) => ({
        filter: q,
        hint,
      }));
    case 'delete':
      return (command['deletes'] as { q: Sent['filter'] }[]).map(({ q }) => ({ filter: q }));
    default:
      return [];
  }
}

/** The filter without its values: queries of one shape have one plan. */
function shapeOf(filter: unknown): unknown {
  if (Array.isArray(filter)) return filter.length === 0 ? [] : [shapeOf(filter[0])];
  if (filter === null || typeof filter !== 'object') return typeof filter;
  return Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, shapeOf(value)]));
}
