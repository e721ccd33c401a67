import { describe, expect } from 'vitest';
import { packLiveCursor } from '#platform/live-cursor.js';
import { LIVE_CURSORS } from '#subgraphs/notifications/live/cursor-list.js';
import { story, type Client, type TestUser } from '#testkit/client/index.js';
import { readNotifications } from '#testkit/notifications/told.js';
import { MarkNotificationsRead, TurnOffNotices, TurnOnNotices } from '#testkit/operations/notifications.js';
import { Like, Unlike } from '#testkit/operations/tweets.js';
import { MuteUser } from '#testkit/operations/users.js';

const it = story({ recentFollowers: ['ann', 'bob', 'cai'] });

const EVENTS = `subscription ($after: String) { notificationEvents(after: $after) {
  __typename
  ... on NotificationAdded { cursor notification { ...Told } }
  ... on NotificationGroupChanged { cursor id notification { ...Told } }
  ... on NotificationsRead { cursor }
  ... on NotificationsGap { cursor missed }
} }
fragment Told on Notification {
  id read
  ... on LikeNotification { actorsCount tweet { text } actors { edges { node { username } } } }
  ... on NewTweetNotification { tweet { text author { username } } }
}`;

interface Told {
  notificationEvents: {
    __typename: string;
    cursor: string;
    notification?: { id: string; read: boolean; actorsCount?: number; tweet?: { text: string } } | null;
  };
}

const subscribe = (user: Client, after: string | null = null) =>
  user.subscribe<Told, { after: string | null }>(EVENTS, { after });

const PAGE = `query ($after: String) { viewer { notifications(after: $after) {
  liveCursor edges { cursor node { ... on LikeNotification { tweet { text } } } } } } }`;

interface Page {
  liveCursor: string | null;
  edges: { cursor: string; node: { tweet: { text: string } } }[];
}

async function readPage(user: TestUser, after: string | null = null): Promise<Page> {
  const { viewer } = await user.get<{ viewer: { notifications: Page } }, { after: string | null }>(PAGE, {
    after,
  });
  return viewer.notifications;
}

describe('the live events of notifications', () => {
  it('tell of new, changed and emptied groups, with everything that the client selects', async ({
    network,
    ann,
    bob,
    cai,
  }) => {
    const id = await ann.post('Liked');
    const events = await subscribe(ann);
    await network.settle();
    const next = async () => (await events.next()).notificationEvents;
    await bob.get(Like, { id });
    const added = await next();
    expect(added).toMatchObject({
      __typename: 'NotificationAdded',
      notification: {
        read: false,
        actorsCount: 1,
        tweet: { text: 'Liked' },
        actors: { edges: [{ node: { username: bob.username } }] },
      },
    });
    await cai.get(Like, { id });
    expect(await next()).toMatchObject({
      __typename: 'NotificationGroupChanged',
      notification: { actorsCount: 2 },
    });
    await cai.get(Unlike, { id });
    expect(await next()).toMatchObject({
      __typename: 'NotificationGroupChanged',
      notification: { actorsCount: 1 },
    });
    await bob.get(Unlike, { id });
    expect(await next()).toMatchObject({
      __typename: 'NotificationGroupChanged',
      id: added.notification!.id,
      notification: null,
    });
    await events.close();
  });

  it('tell of what another device has read, and resume after a cursor', async ({
    network,
    ann,
    bob,
    cai,
  }) => {
    const id = await ann.post('Liked');
    const events = await subscribe(ann);
    await network.settle();
    await bob.get(Like, { id });
    const { cursor } = (await events.next()).notificationEvents;
    await events.close();
    const { cursors } = await readNotifications(ann);
    await ann.get(MarkNotificationsRead, { upTo: cursors[0]! });
    await network.settle();
    await cai.get(Like, { id });
    await network.settle();
    const resumed = await subscribe(ann, cursor);
    expect((await resumed.next()).notificationEvents.__typename).toBe('NotificationsRead');
    expect((await resumed.next()).notificationEvents).toMatchObject({
      __typename: 'NotificationGroupChanged',
      notification: { actorsCount: 2, read: false },
    });
    await resumed.close();
  });

  it('follow the authors whose notices are on, and tell nothing of hidden users', async ({
    network,
    ann,
    bob,
    cai,
  }) => {
    const events = await subscribe(ann);
    await network.settle();
    await ann.get(TurnOnNotices, { userId: bob.id });
    await network.settle();
    await bob.post('News');
    expect((await events.next()).notificationEvents).toMatchObject({
      __typename: 'NotificationAdded',
      notification: { tweet: { text: 'News', author: { username: bob.username } } },
    });
    await ann.get(TurnOffNotices, { userId: bob.id });
    await network.settle();
    await bob.post('Unheard');
    await ann.get(MuteUser, { id: bob.id });
    const id = await ann.post('Liked');
    await bob.get(Like, { id });
    await network.settle();
    await cai.get(Like, { id });
    // The mute hides the notice.
    expect((await events.next()).notificationEvents).toMatchObject({ notification: null });
    expect((await events.next()).notificationEvents).toMatchObject({ notification: { actorsCount: 1 } });
    await events.close();
  });

  it('go on from a page without a hole', async ({ network, ann, bob, cai }) => {
    const [first, second] = [await ann.post('First'), await ann.post('Second')];
    await bob.get(Like, { id: first });
    await network.settle();
    const page = await readPage(ann);
    expect(page.edges.map(({ node }) => node.tweet.text)).toEqual(['First']);
    // Between the page and the subscription.
    await bob.get(Like, { id: second });
    await cai.get(Like, { id: first });
    await network.settle();
    const events = await subscribe(ann, page.liveCursor);
    const told = [await events.next(), await events.next()].map((event) => event.notificationEvents);
    expect(told.map(({ __typename, notification }) => [__typename, notification?.tweet?.text])).toEqual(
      expect.arrayContaining([
        ['NotificationAdded', 'Second'],
        ['NotificationGroupChanged', 'First'],
      ]),
    );
    // What is on the page is not told again: the next event is a new one.
    await cai.get(Like, { id: second });
    expect((await events.next()).notificationEvents).toMatchObject({
      __typename: 'NotificationGroupChanged',
      notification: { actorsCount: 2, tweet: { text: 'Second' } },
    });
    await events.close();
    expect((await readPage(ann, page.edges[0]!.cursor)).liveCursor).toBeNull();
  });

  it('tell of a gap behind a cursor that the stream does not reach, and go on', async ({
    network,
    ann,
    bob,
  }) => {
    const id = await ann.post('Liked');
    const { cursors } = network.infrastructure;
    const position = (await network.infrastructure.bus.position('NOTIFICATIONS')) + 1_000;
    const after = packLiveCursor(cursors, LIVE_CURSORS, { position, id: null, knownIds: [] });
    const events = await subscribe(ann, after);
    const gap = (await events.next()).notificationEvents;
    expect(gap).toMatchObject({ __typename: 'NotificationsGap', missed: null });
    await bob.get(Like, { id });
    const added = (await events.next()).notificationEvents;
    expect(added).toMatchObject({ __typename: 'NotificationAdded', notification: { actorsCount: 1 } });
    await events.close();
    const resumed = await subscribe(ann, gap.cursor);
    expect((await resumed.next()).notificationEvents).toEqual(added);
    await resumed.close();
  });

  it('are refused behind a cursor of another list, and without sign-in', async ({
    network,
    anybody,
    ann,
    bob,
  }) => {
    await bob.get(Like, { id: await ann.post('Liked') });
    await network.settle();
    const [edge] = (await readPage(ann)).edges;
    for (const after of ['made up', '', edge!.cursor]) {
      expect(await (await subscribe(ann, after)).refusal(), after).toBe('BAD_USER_INPUT');
    }
    expect(await (await subscribe(anybody)).refusal()).toBe('UNAUTHENTICATED');
  });
});
