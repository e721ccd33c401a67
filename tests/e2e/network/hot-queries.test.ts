import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { readMessages } from '#testkit/messages/document-story.js';
import { watchQueries, type SentQuery } from '#testkit/documents/queries.js';
import { MuteWord } from '#testkit/operations/mutes.js';
import { READS, tellTheStory, turnActors } from '#testkit/documents/story.js';

/**
 * Collections that are read or counted completely at times: one document per author with too many followers, and one per postponed
 * update.
 */
const READ_WHOLE = new Set(['timeline.pulled', 'timeline.postponed']);

let network: Network;
let ada: TestUser;
let sent: ReadonlyMap<string, SentQuery>;
let unknown: ReadonlySet<string>;

beforeAll(async () => {
  // The embedded store explains the plans; its planner always uses an index that fits.
  network = await openNetwork({ mongodbUrl: undefined });
  const watched = watchQueries(network.infrastructure.mongo);
  ({ sent, unknown } = watched);
  const users = await cast(network, 'ada', 'bob', 'carol');
  ada = users.ada;
  await tellTheStory(users);
  await network.settle();
  for (const read of READS) expect((await ada.send(read)).errors, read).toEqual([]);
  await turnActors(ada);
  await readMessages(ada);
  await ada.get(MuteWord, { text: 'word' });
  await network.settle();
  // The sweep comes by itself, and must be among them.
  await vi.waitFor(() => expect(filtersOf('actions')).toContain('stale'), { timeout: 30_000 });
  watched.stop();
});
afterAll(() => network[Symbol.asyncDispose]());

/** The fields of the filters that were sent to a collection of notifications or messages. */
function filtersOf(collection: string): string[] {
  return [...sent.values()]
    .filter(
      (query) => ['notifications', 'messages'].includes(query.subgraph) && query.collection === collection,
    )
    .map(({ filter }) => Object.keys(filter).toSorted().join(', '));
}

it('sends every hot query of notifications', () => {
  expect(filtersOf('groups')).toEqual(
    expect.arrayContaining([
      'recipient, shown',
      'kind, recipient, shown',
      'latest, recipient, shown',
      '_id, recipient, shown',
      '_id, recipient',
    ]),
  );
  expect(filtersOf('actions')).toEqual(
    expect.arrayContaining(['$or, recipient', 'at, counted, recipient', 'stale']),
  );
});

it('sends every hot query of messages', () => {
  expect(filtersOf('memberships')).toEqual(
    expect.arrayContaining(['list, user', '$or, list, user', 'list, unread, user', '_id, user']),
  );
  expect(filtersOf('messages')).toEqual(
    expect.arrayContaining([
      'conversation, hiddenFor, sequence',
      '_id, conversation',
      'attempt, conversation',
      'conversation, hiddenFor, words',
      '$and, conversation, hiddenFor, words',
    ]),
  );
});

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
