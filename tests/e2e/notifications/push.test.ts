import { afterAll, describe, expect } from 'vitest';
import { NO_PUSH } from '#social/push-settings.js';
import { story, type TestUser } from '#testkit/client/index.js';
import { readNotifications } from '#testkit/notifications/told.js';
import {
  MarkNotificationsRead,
  TurnOffNotices,
  TurnOnNotices,
  UpdateNotificationSettings,
} from '#testkit/operations/notifications.js';
import {
  Devices,
  NotificationById,
  RegisterPush,
  RemovePush,
  VapidPublicKey,
} from '#testkit/operations/push.js';
import { Like, Unlike } from '#testkit/operations/tweets.js';
import { MuteUser } from '#testkit/operations/users.js';
import { deviceIdsOf, registeredBrowser } from '#testkit/push/devices.js';
import { WebPushServer, type PushBrowser } from '#testkit/push/index.js';

const server = await WebPushServer.start();
const push = { ...NO_PUSH, contact: 'mailto:operator@rookery.example', allowLoopback: true, ca: server.ca };

const it = story({ recentFollowers: ['ann', 'bob', 'cai'], network: { push } }).extend(
  'likes',
  ({ network }) =>
    /** `who` likes a new tweet of `whose`; resolves to its id when everything has settled. */
    async (who: TestUser, whose: TestUser, text = 'Of interest'): Promise<string> => {
      const id = await whose.post(text);
      await who.get(Like, { id });
      await network.settle();
      return id;
    },
);

/** This network allows loopback addresses, so those are not among them. */
const BAD_ENDPOINTS = [
  'http://127.0.0.1/push',
  'https://user:secret@127.0.0.1/push',
  'https://10.0.0.1/push',
  'https://192.168.1.1/push',
  'https://169.254.169.254/latest/meta-data/',
  'https://[::ffff:10.0.0.1]/push',
  'https://[fd00::1]/push',
  'https://[fe80::1]/push',
  'https://0.0.0.0/push',
  'https://0/push',
  'https://0xa.1/push',
  'https://100.64.0.1/push',
  'push',
  '',
];

interface Pushed {
  user: string;
  kind: string;
  notification: string;
}

it.beforeAll(async ({ anybody }) => {
  server.publicKey = (await anybody.get(VapidPublicKey)).vapidPublicKey;
});
afterAll(() => server[Symbol.asyncDispose]());

const pushedTo = (browser: PushBrowser): Pushed[] =>
  server.inboxOf(browser).map(({ data }) => data as Pushed);

describe('a push to a browser', () => {
  it('says which notification has come up, and no text of anybody', async ({ ann, bob, likes }) => {
    const browser = await registeredBrowser(server, ann);
    await likes(bob, ann, 'A secret of the two');
    const [pushed] = pushedTo(browser);
    expect(pushed).toEqual({ user: ann.id, kind: 'LIKE', notification: expect.any(String) as string });
    const { viewer } = await ann.get(NotificationById, { id: pushed!.notification });
    expect(viewer?.notification).toMatchObject({ tweet: { text: 'A secret of the two' } });
    expect(server.refused).toEqual([]);
  });

  it('comes to every device of the recipient, and to nobody else', async ({ ann, bob, cai, likes }) => {
    const browsers = [await registeredBrowser(server, ann), await registeredBrowser(server, ann)];
    const others = [await registeredBrowser(server, bob), await registeredBrowser(server, cai)];
    await likes(bob, ann);
    for (const browser of browsers) expect(pushedTo(browser)).toHaveLength(1);
    for (const browser of others) expect(pushedTo(browser)).toEqual([]);
  });

  it('comes once for a notification, whatever it tells of later', async ({
    network,
    ann,
    bob,
    cai,
    likes,
  }) => {
    const browser = await registeredBrowser(server, ann);
    const id = await likes(bob, ann);
    await cai.get(Like, { id });
    await bob.get(Unlike, { id });
    await cai.get(Unlike, { id });
    await network.settle();
    await bob.get(Like, { id });
    await network.settle();
    expect(pushedTo(browser)).toHaveLength(1);
  });

  it('does not come for an action of a muted user', async ({ ann, bob, cai, likes }) => {
    const browser = await registeredBrowser(server, ann);
    await ann.get(MuteUser, { id: bob.id });
    await likes(bob, ann);
    expect(pushedTo(browser)).toEqual([]);
    await likes(cai, ann);
    expect(pushedTo(browser)).toHaveLength(1);
  });

  it('comes for a new tweet to those who have turned on the notices of its author', async ({
    network,
    ann,
    bob,
    cai,
  }) => {
    const [told, other] = [await registeredBrowser(server, ann), await registeredBrowser(server, cai)];
    await ann.get(TurnOnNotices, { userId: bob.id });
    await network.settle();
    await bob.post('News');
    await network.settle();
    const { nodes } = await readNotifications(ann);
    const pushed = { user: ann.id, kind: 'NEW_TWEET', notification: nodes[0]?.id };
    expect(pushedTo(told)).toEqual([pushed]);
    expect(pushedTo(other)).toEqual([]);
    // In the list alone.
    await ann.get(UpdateNotificationSettings, { settings: [{ kind: 'NEW_TWEET', push: false }] });
    await bob.post('More news');
    await network.settle();
    expect((await readNotifications(ann)).nodes).toHaveLength(2);
    expect(pushedTo(told)).toEqual([pushed]);
    // And not even there.
    await ann.get(UpdateNotificationSettings, { settings: [{ kind: 'NEW_TWEET', push: true }] });
    await ann.get(TurnOffNotices, { userId: bob.id });
    await bob.post('Unheard');
    await network.settle();
    expect(pushedTo(told)).toEqual([pushed]);
  });

  it('does not come for a kind whose pushes are off', async ({ network, ann, bob, likes }) => {
    const browser = await registeredBrowser(server, ann);
    await ann.get(UpdateNotificationSettings, { settings: [{ kind: 'LIKE', push: false }] });
    const id = await likes(bob, ann);
    expect((await readNotifications(ann)).nodes).toHaveLength(1);
    expect(server.requestsTo(browser)).toBe(0);
    await bob.post('A reply', { inReplyTo: id });
    await network.settle();
    expect(pushedTo(browser).map(({ kind }) => kind)).toEqual(['REPLY']);
  });

  it('comes no more to a device that is gone', async ({ ann, bob, likes }) => {
    const [gone, kept] = [await registeredBrowser(server, ann), await registeredBrowser(server, ann)];
    server.answer(gone, { status: 410 });
    await likes(bob, ann);
    await likes(bob, ann);
    expect([server.requestsTo(gone), server.requestsTo(kept)]).toEqual([1, 2]);
    expect(await deviceIdsOf(ann)).toHaveLength(1);
  });

  it('comes again after what was read', async ({ ann, bob, likes }) => {
    const browser = await registeredBrowser(server, ann);
    await likes(bob, ann);
    const { cursors } = await readNotifications(ann);
    await ann.get(MarkNotificationsRead, { upTo: cursors[0]! });
    await likes(bob, ann);
    expect(pushedTo(browser)).toHaveLength(2);
  });
});

describe('a device', () => {
  it('is listed for its user alone, and is the same device when it registers again', async ({ ann, bob }) => {
    const { subscription } = await registeredBrowser(server, ann);
    const first = await ann.get(Devices);
    const again = await ann.get(RegisterPush, { input: { web: subscription } });
    expect((await ann.get(Devices)).viewer?.pushSubscriptions).toEqual([
      again.registerPushSubscription.pushSubscription,
    ]);
    const [device] = first.viewer?.pushSubscriptions ?? [];
    expect(device).toMatchObject({ host: new URL(server.origin).host });
    expect(again.registerPushSubscription.pushSubscription.id).toBe(device?.id);
    expect(await deviceIdsOf(bob)).toEqual([]);
  });

  it('gets nothing once it is removed', async ({ ann, bob, likes }) => {
    const browser = await registeredBrowser(server, ann);
    const [id] = await deviceIdsOf(ann);
    const { removePushSubscription } = await ann.get(RemovePush, { id: id! });
    expect(removePushSubscription.viewer.pushSubscriptions).toEqual([]);
    await likes(bob, ann);
    expect(server.requestsTo(browser)).toBe(0);
  });

  it('of another user cannot be removed, nor taken over', async ({ ann, bob, cai, likes }) => {
    const browser = await registeredBrowser(server, ann);
    const [id] = await deviceIdsOf(ann);
    expect(await bob.refusal(RemovePush, { id: id! })).toBe('NOT_FOUND');
    expect(await bob.refusal(RemovePush, { id: 'anything' })).toBe('NOT_FOUND');
    // Two accounts in one browser: each has a registration of its own.
    await bob.get(RegisterPush, { input: { web: browser.subscription } });
    await bob.get(RemovePush, { id: id! });
    expect(await deviceIdsOf(ann)).toEqual([id]);
    await likes(cai, ann);
    expect(pushedTo(browser).map(({ user }) => user)).toEqual([ann.id]);
  });

  it('is refused without sign-in', async ({ anybody, ann }) => {
    const { subscription } = server.subscribe();
    expect(await anybody.refusal(RegisterPush, { input: { web: subscription } })).toBe('UNAUTHENTICATED');
    expect(await anybody.refusal(RemovePush, { id: 'anything' })).toBe('UNAUTHENTICATED');
    expect(await deviceIdsOf(ann)).toEqual([]);
  });

  it('is refused as the 21st, and nothing changes', async ({ ann, likes, bob }) => {
    const browsers = await Promise.all(Array.from({ length: 20 }, () => registeredBrowser(server, ann)));
    const before = await ann.get(Devices);
    const late = server.subscribe();
    const refusals = await Promise.all(
      [late, server.subscribe()].map(({ subscription }) =>
        ann.refusal(RegisterPush, { input: { web: subscription } }),
      ),
    );
    expect(refusals).toEqual(['CONFLICT', 'CONFLICT']);
    expect(await ann.get(Devices)).toEqual(before);
    // One that is there may register again.
    await ann.get(RegisterPush, { input: { web: browsers[7]!.subscription } });
    await likes(bob, ann);
    expect(browsers.map((browser) => pushedTo(browser).length)).toEqual(browsers.map(() => 1));
    expect(server.requestsTo(late)).toBe(0);
  });

  it('is refused with an endpoint that is no public https address', async ({ ann }) => {
    for (const endpoint of BAD_ENDPOINTS) {
      const web = { ...server.subscribe().subscription, endpoint };
      const { data, errors } = await ann.send(RegisterPush, { input: { web } });
      const code = { code: 'BAD_USER_INPUT', field: 'input.web.endpoint' };
      expect(errors[0]?.extensions, endpoint).toMatchObject(code);
      expect(data?.registerPushSubscription).toBeNull();
    }
    expect(await deviceIdsOf(ann)).toEqual([]);
  });

  it('is refused with keys of a wrong length, and with a subscription that has expired', async ({ ann }) => {
    const { subscription: web } = server.subscribe();
    const wrong = [
      { ...web, keys: { ...web.keys, p256dh: web.keys.auth } },
      { ...web, keys: { ...web.keys, auth: web.keys.p256dh } },
      { ...web, keys: { p256dh: '', auth: '' } },
      { ...web, expirationTime: Date.now() - 1 },
    ];
    for (const each of wrong)
      expect(await ann.refusal(RegisterPush, { input: { web: each } })).toBe('BAD_USER_INPUT');
    for (const input of [{}, { web, token: 'abc' }, { token: '' }])
      expect(await ann.refusal(RegisterPush, { input })).toBe('BAD_USER_INPUT');
    expect(await deviceIdsOf(ann)).toEqual([]);
  });

  it('is refused as an app when there is no service for apps', async ({ ann }) => {
    const { errors } = await ann.send(RegisterPush, { input: { token: 'abc' } });
    expect(errors[0]).toMatchObject({
      message: 'Push to apps is off on this server.',
      extensions: { code: 'FORBIDDEN' },
    });
  });
});
