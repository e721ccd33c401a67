import { afterAll, describe, expect } from 'vitest';
import { NO_PUSH } from '#social/push-settings.js';
import { story, type TestUser } from '#testkit/client/index.js';
import { befriend, group, send } from '#testkit/messages/talk.js';
import { readNotifications } from '#testkit/notifications/told.js';
import { AcceptRequest, MarkRead } from '#testkit/operations/messages.js';
import { UpdateNotificationSettings } from '#testkit/operations/notifications.js';
import { VapidPublicKey } from '#testkit/operations/push.js';
import { BlockUser, MuteUser, UnmuteUser } from '#testkit/operations/users.js';
import { registeredBrowser } from '#testkit/push/devices.js';
import { WebPushServer, type PushBrowser } from '#testkit/push/index.js';
import { notifications } from '#subgraphs/notifications/index.js';

const server = await WebPushServer.start();
const push = { ...NO_PUSH, contact: 'mailto:operator@rookery.example', allowLoopback: true, ca: server.ca };

const VISIBLE = `subscription { notificationEvents(visible: true) { __typename } }`;

const it = story({ recentFollowers: ['ann', 'bob', 'cai'], network: { push } })
  .extend('befriends', ({ network }) =>
    /** Lets users follow each other before anything is pushed. */
    async (...users: TestUser[]) => {
      await befriend(...users);
      await network.settle();
    },
  )
  .extend('sends', ({ network }) =>
    /** Sends, and resolves to the message when everything has settled. */
    async (from: TestUser, to: TestUser | string, text = 'A secret') => {
      const sent = await send(from, to, text);
      await network.settle();
      return sent;
    },
  );

it.beforeAll(async ({ anybody }) => {
  server.publicKey = (await anybody.get(VapidPublicKey)).vapidPublicKey;
});
afterAll(() => server[Symbol.asyncDispose]());

const idsPushedTo = (browser: PushBrowser): unknown[] =>
  server.inboxOf(browser).map(({ data }) => (data as { notification: string }).notification);

describe('a push of a message', () => {
  it('names the message, holds no text, and is in no list of notifications', async ({
    ann,
    bob,
    sends,
    befriends,
  }) => {
    await befriends(ann, bob);
    const browser = await registeredBrowser(server, bob);
    const { id } = await sends(ann, bob);
    const { data } = server.inboxOf(browser)[0]!;
    expect(data).toEqual({ user: bob.id, kind: 'MESSAGE', notification: id });
    const told = await readNotifications(bob);
    expect(told.nodes.filter((node) => node.id === id)).toEqual([]);
    const { viewer } = await bob.get<{ viewer: { notifications: { edges: [] } } }, Record<string, never>>(
      '{ viewer { notifications(kinds: [MESSAGE]) { edges { cursor } } } }',
    );
    expect(viewer.notifications.edges).toEqual([]);
  });

  it('comes to all other members who have accepted, and to no request', async ({
    ann,
    bob,
    cai,
    sends,
    befriends,
  }) => {
    await befriends(ann, bob);
    const [own, accepted, asked] = [
      await registeredBrowser(server, ann),
      await registeredBrowser(server, bob),
      await registeredBrowser(server, cai),
    ];
    const birds = await group(ann, [bob, cai]);
    const first = await sends(ann, birds);
    await cai.get(AcceptRequest, { id: birds });
    const second = await sends(ann, birds);
    expect([own, accepted, asked].map(idsPushedTo)).toEqual([[], [first.id, second.id], [second.id]]);
  });

  it('does not come from who is muted or blocked, nor when pushes of messages are off', async ({
    ann,
    bob,
    cai,
    sends,
    befriends,
  }) => {
    await befriends(ann, bob, cai);
    const browser = await registeredBrowser(server, bob);
    const birds = await group(cai, [ann, bob]);
    await bob.get(MuteUser, { id: ann.id });
    await sends(ann, birds, 'From a muted user');
    await bob.get(UnmuteUser, { id: ann.id });
    await bob.get(BlockUser, { id: ann.id });
    await sends(ann, birds, 'From a blocked user');
    await bob.get(UpdateNotificationSettings, { settings: [{ kind: 'MESSAGE', push: false }] });
    await sends(cai, birds, 'With pushes off');
    await bob.get(UpdateNotificationSettings, { settings: [{ kind: 'MESSAGE', push: true, from: 'OFF' }] });
    await sends(cai, birds, 'From nobody');
    expect(server.requestsTo(browser)).toBe(0);
    await bob.get(UpdateNotificationSettings, { settings: [{ kind: 'MESSAGE', from: 'FOLLOWING' }] });
    const { id } = await sends(cai, birds, 'From a followed user');
    expect(idsPushedTo(browser)).toEqual([id]);
  });

  it('waits while the page is in view, and does not come when the message is read by then', async ({
    network,
    ann,
    bob,
    sends,
    befriends,
  }) => {
    await befriends(ann, bob);
    const browser = await registeredBrowser(server, bob);
    const view = await bob.subscribe(VISIBLE);
    await network.settle();
    const { conversation, sequence } = await sends(ann, bob);
    const { deliveries } = network.subgraph(notifications).parts.push;
    const inAnHour = Date.now() + 3_600_000;
    expect(await deliveries.due(inAnHour, 10)).toHaveLength(1);
    await bob.get(MarkRead, { id: conversation, upTo: sequence });
    await network.settle();
    expect(await deliveries.due(inAnHour, 10)).toEqual([]);
    const later = await sends(ann, bob);
    expect(await deliveries.due(inAnHour, 10)).toMatchObject([{ notificationId: later.id, wasInView: true }]);
    expect(server.requestsTo(browser)).toBe(0);
    await view.close();
  });
});
