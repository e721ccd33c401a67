import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { openNetwork, TestUser } from '#testkit/client/index.js';
import { MuteWord, UnmuteWord } from '#testkit/operations/mutes.js';
import { LikeBriefly } from '#testkit/operations/tweets.js';

const GROUPS = 20;
const FANS = 7;

const READ = new Set([
  ...['groups', 'actions', 'readers'].map((name) => `notifications.${name}`),
  'tweets.mutedConversations',
  ...['accounts', 'follows', 'blocks', 'mutes', 'mutedWords'].map((name) => `relationships.${name}`),
]);

/** What muted words are looked for in. */
const CONTENTS = new Set(['tweets.authorIndex']);

/** Whether a timer sent it. */
function isSweep({ filter, query }: Record<string, unknown>): boolean {
  return ['outbox', 'stale'].some((field) => JSON.stringify(filter ?? query ?? {}).includes(`"${field}`));
}

const PAGE = `query ($first: Int!) { viewer { notifications(first: $first) { edges { node { id read
  ... on LikeNotification { actorsCount tweet { text author { username } } actors { edges { node { username displayName } } } } } } } } }`;
const ACTORS = `query ($id: ID!) { viewer { notification(id: $id) { ... on LikeNotification {
  actors(first: 2) { edges { node { username } } pageInfo { endCursor } } } } } }`;
const MORE_ACTORS = `query ($id: ID!, $after: String) { viewer { notification(id: $id) { ... on LikeNotification {
  actors(first: 5, after: $after) { edges { node { username } } } } } } }`;

interface Actors {
  edges: { node: { username: string } }[];
  pageInfo: { endCursor: string };
}

interface Page {
  viewer: {
    notifications: {
      edges: { node: { id: string; actorsCount: number; tweet: { text: string }; actors: Actors } }[];
    };
  };
}

describe('the notifications of a user', () => {
  let network: Network;
  let ann: TestUser;
  let fans: TestUser[];

  beforeAll(async () => {
    network = await openNetwork();
    ann = await TestUser.signUp(network.url, 'ann');
    fans = await Promise.all(
      Array.from({ length: FANS }, (_, index) => TestUser.signUp(network.url, `fan${index}`)),
    );
    for (let index = 0; index < GROUPS; index++) {
      const id = await ann.post(`Tweet ${index}`);
      await Promise.all(fans.map((fan) => fan.get(LikeBriefly, { id })));
    }
    await network.settle();
  }, 120_000);
  afterAll(() => network[Symbol.asyncDispose]());

  /** By collection: the reads of documents while `work` runs. */
  async function readsDuring(work: () => Promise<unknown>, of = READ): Promise<Record<string, number>> {
    const reads: Record<string, number> = {};
    const stop = network.infrastructure.mongo.onCommand(({ databaseName, commandName, command }) => {
      if (!['find', 'aggregate', 'count', 'distinct'].includes(commandName)) return;
      const database = databaseName.slice(databaseName.indexOf('_') + 1);
      const name = `${database}.${String(command[commandName])}`;
      if (of.has(name) && !isSweep(command)) reads[name] = (reads[name] ?? 0) + 1;
    });
    try {
      await work();
    } finally {
      stop();
    }
    return reads;
  }

  it('take one read per collection and request, whether a page has one or twenty, with tweets and users', async () => {
    const page = (first: number) => ann.get<Page, { first: number }>(PAGE, { first });
    await page(GROUPS);
    const one = await readsDuring(() => page(1));
    const twenty = await readsDuring(async () => {
      const { edges } = (await page(GROUPS)).viewer.notifications;
      expect(edges).toHaveLength(GROUPS);
      expect(edges.map(({ node }) => node.actorsCount)).toEqual(edges.map(() => FANS));
      expect(edges.map(({ node }) => node.tweet.text).toSorted()).toEqual(
        Array.from({ length: GROUPS }, (_, index) => `Tweet ${index}`).toSorted(),
      );
      expect(edges.every(({ node }) => node.actors.edges.length === 3)).toBe(true);
    });
    expect(twenty).toEqual({
      'notifications.groups': 1,
      'notifications.readers': 1,
      // One by each request of the plan: the page, its tweets, their authors, and the actors.
      'relationships.accounts': 4,
      'relationships.follows': 1,
      'relationships.mutedWords': 1,
      'tweets.mutedConversations': 1,
    });
    expect(one).toEqual(twenty);
  });

  it('cost one find more, of all their tweets, when the viewer mutes something', async () => {
    const page = () => ann.get<Page, { first: number }>(PAGE, { first: GROUPS });
    const before = await readsDuring(page, CONTENTS);
    await ann.get(MuteWord, { text: 'other' });
    await network.settle();
    const after = await readsDuring(page, CONTENTS);
    expect(before).toEqual({});
    expect(after).toEqual({ 'tweets.authorIndex': 1 });
    await ann.get(UnmuteWord, { text: 'other' });
    await network.settle();
  });

  it('are counted in one read, beside that of the marker', async () => {
    const reads = await readsDuring(async () => {
      const { viewer } = await ann.get<
        { viewer: { unreadNotificationsCount: number } },
        Record<string, never>
      >('{ viewer { unreadNotificationsCount } }');
      expect(viewer.unreadNotificationsCount).toBe(GROUPS);
    });
    expect(reads).toEqual({ 'notifications.groups': 1, 'notifications.readers': 1 });
  });

  it('have their first actors in the page, and one read for the next page of them', async () => {
    const { edges } = (await ann.get<Page, { first: number }>(PAGE, { first: 1 })).viewer.notifications;
    const { id } = edges[0]!.node;
    type Answer = { viewer: { notification: { actors: Actors } } };
    let after = '';
    const first = await readsDuring(async () => {
      const { viewer } = await ann.get<Answer, { id: string }>(ACTORS, { id });
      after = viewer.notification.actors.pageInfo.endCursor;
    });
    const rest = await readsDuring(async () => {
      const { viewer } = await ann.get<Answer, { id: string; after: string }>(MORE_ACTORS, { id, after });
      expect(viewer.notification.actors.edges).toHaveLength(FANS - 2);
    });
    expect(rest).toEqual({ ...first, 'notifications.actions': 1 });
    expect(first['notifications.actions']).toBeUndefined();
  });
});
