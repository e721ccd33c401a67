import { describe, expect } from 'vitest';
import { story } from '#testkit/client/index.js';
import { readNotifications, toldTo } from '#testkit/notifications/told.js';
import {
  MarkNotificationsRead,
  NotificationActors,
  Notifications,
} from '#testkit/operations/notifications.js';
import { DeleteTweet, Like, Unlike } from '#testkit/operations/tweets.js';

const it = story({ recentFollowers: ['ann', 'bob', 'cai'] });

describe('likes of a tweet', () => {
  it('are one notification for each tweet and day, with the newest actor first', async ({
    network,
    ann,
    bob,
    cai,
  }) => {
    const id = await ann.post('Of interest');
    await bob.get(Like, { id });
    await network.settle();
    await cai.get(Like, { id });
    expect(await toldTo(network, ann)).toEqual([`Like ${cai.username} ${bob.username} of 2: Of interest`]);
    const other = await ann.post('Of other interest');
    await bob.get(Like, { id: other });
    expect(await toldTo(network, ann)).toEqual([
      `Like ${bob.username} of 1: Of other interest`,
      `Like ${cai.username} ${bob.username} of 2: Of interest`,
    ]);
    expect(await toldTo(network, bob)).toEqual([]);
  });

  it('leave it when they are undone, and the last one takes it along', async ({ network, ann, bob, cai }) => {
    const id = await ann.post('Briefly liked');
    await bob.get(Like, { id });
    await cai.get(Like, { id });
    await network.settle();
    await cai.get(Unlike, { id });
    expect(await toldTo(network, ann)).toEqual([`Like ${bob.username} of 1: Briefly liked`]);
    await bob.get(Unlike, { id });
    expect(await toldTo(network, ann)).toEqual([]);
    expect((await readNotifications(ann)).unread).toBe(0);
    await bob.get(Like, { id });
    expect(await toldTo(network, ann)).toEqual([`Like ${bob.username} of 1: Briefly liked`]);
  });

  it('go with the tweet', async ({ network, ann, bob }) => {
    const id = await ann.post('Regretted');
    await bob.get(Like, { id });
    await network.settle();
    await ann.get(DeleteTweet, { id });
    expect(await toldTo(network, ann)).toEqual([]);
    expect((await readNotifications(ann)).unread).toBe(0);
  });

  it('of the own tweet are no news', async ({ network, ann }) => {
    await ann.get(Like, { id: await ann.post('Vain') });
    expect(await toldTo(network, ann)).toEqual([]);
  });

  it('page through their actors', async ({ network, ann, bob, cai }) => {
    const id = await ann.post('Popular');
    await bob.get(Like, { id });
    await network.settle();
    await cai.get(Like, { id });
    await network.settle();
    const [node] = (await readNotifications(ann)).nodes;
    const page = async (after: string | null) => {
      const { viewer } = await ann.get(NotificationActors, { id: node!.id, first: 1, after });
      const { actors } = viewer!.notification as {
        actors: {
          edges: { node: { username: string } }[];
          pageInfo: { endCursor: string; hasNextPage: boolean };
        };
      };
      return actors;
    };
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    expect([first, second].flatMap(({ edges }) => edges.map((edge) => edge.node.username))).toEqual([
      cai.username,
      bob.username,
    ]);
    expect([first, second].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false]);
    expect((await bob.get(NotificationActors, { id: node!.id })).viewer?.notification).toBeNull();
  });
});

describe('the marker of what is read', () => {
  it('moves forward alone, and a new action makes a notification unread again', async ({
    network,
    ann,
    bob,
    cai,
  }) => {
    for (const text of ['First', 'Second']) await bob.get(Like, { id: await ann.post(text) });
    await network.settle();
    const { cursors, unread, nodes } = await readNotifications(ann);
    expect([unread, nodes.map(({ read }) => read)]).toEqual([2, [false, false]]);
    const mark = async (upTo: string): Promise<unknown> =>
      (await ann.get(MarkNotificationsRead, { upTo })).markNotificationsRead.viewer.unreadNotificationsCount;
    expect(await mark(cursors[1]!)).toBe(1);
    expect(await mark(cursors[0]!)).toBe(0);
    expect(await mark(cursors[1]!)).toBe(0);
    expect((await readNotifications(ann)).nodes.map(({ read }) => read)).toEqual([true, true]);
    const { viewer } = await ann.get<
      { viewer: { user: { tweets: { edges: { node: { id: string } }[] } } } },
      Record<string, never>
    >('{ viewer { user { tweets { edges { node { id } } } } } }');
    await cai.get(Like, { id: viewer.user.tweets.edges[1]!.node.id });
    await network.settle();
    expect((await readNotifications(ann)).nodes.map(({ read }) => read)).toEqual([false, true]);
  });

  it('refuses cursors of other lists and of other users', async ({ network, ann, bob }) => {
    await bob.get(Like, { id: await ann.post('Mine') });
    await network.settle();
    const { cursors } = await readNotifications(ann);
    expect(await bob.refusal(MarkNotificationsRead, { upTo: cursors[0]! })).toBe('BAD_USER_INPUT');
    expect(await bob.refusal(Notifications, { after: cursors[0]! })).toBe('BAD_USER_INPUT');
    expect(await ann.refusal(MarkNotificationsRead, { upTo: 'made up' })).toBe('BAD_USER_INPUT');
    expect((await readNotifications(ann)).unread).toBe(1);
  });
});
