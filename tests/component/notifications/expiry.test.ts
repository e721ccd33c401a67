import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Network } from '#network/index.js';
import { openCollection } from '#platform/mongo/index.js';
import { firstIdAt } from '#platform/snowflake.js';
import type { CreateEvent } from '#schema/events.js';
import { notifications } from '#subgraphs/notifications/index.js';
import { fanOutNotices } from '#subgraphs/notifications/reactions/notices/on-tweet-posted.js';
import { onTweetLiked } from '#subgraphs/notifications/reactions/on-tweet-liked.js';
import { ACTIONS, type ActionDocument } from '#subgraphs/notifications/store/documents.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { readNotifications } from '#testkit/notifications/told.js';
import { TurnOnNotices } from '#testkit/operations/notifications.js';

const DAY = 24 * 60 * 60 * 1_000;
const KEPT = 90 * DAY;

const BY_ID = 'query ($id: ID!) { viewer { notification(id: $id) { id } } }';

describe('notifications of the last 90 days', () => {
  let network: Network;
  let ann: TestUser;
  let bob: TestUser;
  let createEvent: CreateEvent;

  beforeAll(async () => {
    network = await openNetwork();
    ({ createEvent } = network.infrastructure);
    ({ ann, bob } = await cast(network, 'ann', 'bob'));
    await ann.get(TurnOnNotices, { userId: bob.id });
    await network.settle();
  }, 60_000);
  afterAll(() => network[Symbol.asyncDispose]());

  const partsOf = () => network.subgraph(notifications).parts;

  /** Bob likes a tweet of Ann so many days ago. */
  function like(tweetId: string, daysAgo: number): Promise<void> {
    const event = createEvent('tweet.liked', bob.id, { tweetId, authorId: ann.id, userId: bob.id });
    return onTweetLiked(partsOf(), { ...event, id: firstIdAt(Date.now() - daysAgo * DAY) });
  }

  /** Bob posted a tweet so many days ago. */
  function post(daysAgo: number): Promise<void> {
    const tweetId = firstIdAt(Date.now() - daysAgo * DAY + 1);
    const keys = { tweetId, authorId: bob.id, kind: 'ORIGINAL', conversationId: tweetId } as const;
    const none = { inReplyTo: null, quoteOf: null, retweetOf: null, mentions: [], hashtags: [] };
    const text = { text: 'News', lang: null, hasLinks: false };
    return fanOutNotices(partsOf(), createEvent('tweet.posted', bob.id, { ...keys, ...none, ...text }));
  }

  /** The documents of the day so many days ago: the groups, and the actions in them. */
  async function documentsOf(daysAgo: number) {
    const day = new Date(Date.now() - daysAgo * DAY).toISOString().slice(0, 10);
    const ofDay = new RegExp(`:${day.replaceAll('-', '')}$`);
    const groups = partsOf().stores.groups.collection;
    const actions = openCollection<ActionDocument>(network.infrastructure.mongo, ACTIONS);
    const found = {
      groups: (await groups.find({ recipient: ann.id }).toArray()).filter(({ _id }) => ofDay.test(_id)),
      actions: (await actions.find({ recipient: ann.id }).toArray()).filter(({ group }) =>
        ofDay.test(group ?? ''),
      ),
    };
    /** Lets them end at a moment, as if the days had passed. */
    const endAt = async (time: number): Promise<void> => {
      const $set = { expires: new Date(time) };
      for (const { _id, recipient } of found.groups) await groups.updateOne({ _id, recipient }, { $set });
      for (const { _id, recipient } of found.actions) await actions.updateOne({ _id, recipient }, { $set });
    };
    return { ...found, end: new Date(new Date(day).getTime() + DAY + KEPT), endAt };
  }

  it('are kept, and those of the day before leave the list, the counts and the groups', async () => {
    const tweets = [await ann.post('Old'), await ann.post('Older')] as const;
    for (const daysAgo of [89, 0]) await like(tweets[0], daysAgo);
    await like(tweets[1], 89);
    for (const daysAgo of [89, 1]) await post(daysAgo);
    await network.settle();
    const before = await readNotifications(ann);
    // The like of today is that of long ago, repeated: the old group has given it up.
    expect(before.nodes.map((node) => node.__typename)).toEqual([
      'LikeNotification',
      ...['NewTweetNotification', 'NewTweetNotification', 'LikeNotification'],
    ]);
    expect(before.unread).toBe(4);

    const old = await documentsOf(89);
    expect(old.groups.filter(({ shown }) => shown)).toHaveLength(2);
    expect(old.actions).toHaveLength(1);
    for (const { expires } of [...old.groups, ...old.actions]) expect(expires).toEqual(old.end);
    await old.endAt(Date.now() + 60_000);
    expect((await readNotifications(ann)).unread).toBe(4);
    await old.endAt(Date.now() - 1);
    await vi.waitFor(async () => expect(await documentsOf(89)).toMatchObject({ groups: [], actions: [] }), {
      timeout: 100_000,
      interval: 250,
    });

    const after = await readNotifications(ann);
    expect(after.nodes).toEqual(before.nodes.slice(0, 2));
    expect(after.unread).toBe(2);
    for (const { id } of before.nodes.slice(2))
      expect(await ann.get(BY_ID, { id } as never)).toEqual({ viewer: { notification: null } });
    // What is liked again begins anew.
    await like(tweets[1], 0);
    await network.settle();
    const [again] = (await readNotifications(ann)).nodes;
    expect(again).toMatchObject({ __typename: 'LikeNotification', actorsCount: 1 });
  }, 150_000);
});
