import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect } from 'vitest';
import { NO_PUSH } from '#social/push-settings.js';
import { story } from '#testkit/client/index.js';
import { readNotifications } from '#testkit/notifications/told.js';
import { RegisterPush, VapidPublicKey } from '#testkit/operations/push.js';
import { Like } from '#testkit/operations/tweets.js';
import { deviceIdsOf } from '#testkit/push/devices.js';
import { AppPushServer, PushBrowser } from '#testkit/push/index.js';

const server = await AppPushServer.start();
const folder = await mkdtemp(join(tmpdir(), 'rookery-push-'));
const tokenFile = join(folder, 'token');
await writeFile(tokenFile, server.bearer);

const it = story({
  cast: ['ann', 'bob', 'cai'],
  network: {
    push: { ...NO_PUSH, app: { url: server.url, tokenFile } },
    rateLimits: true,
    rates: { pushes: { points: 3, duration: 3_600 } },
  },
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const pushedTo = (device: string) => server.received.filter(({ token }) => token === device);

describe('a push to an app', () => {
  it('goes through the service of the operator, with keys alone', async ({ network, ann, bob }) => {
    const { registerPushSubscription } = await ann.get(RegisterPush, { input: { token: 'phone-of-ann' } });
    expect(registerPushSubscription.pushSubscription.host).toBeNull();
    await bob.get(Like, { id: await ann.post('A secret of the two') });
    await network.settle();
    const [push] = pushedTo('phone-of-ann');
    const { nodes } = await readNotifications(ann);
    expect(push?.data).toEqual({ user: ann.id, kind: 'LIKE', notification: nodes[0]?.id });
    expect(JSON.stringify(push)).not.toContain('secret');
  });

  it('comes at most so often in an hour as the operator allows', async ({ network, ann, bob }) => {
    for (const text of ['Second', 'Third', 'Fourth', 'Fifth']) {
      await bob.get(Like, { id: await ann.post(text) });
      await network.settle();
    }
    expect(pushedTo('phone-of-ann')).toHaveLength(3);
    expect((await readNotifications(ann)).nodes).toHaveLength(5);
  });

  it('comes no more to a device that the service does not know', async ({ network, bob, cai }) => {
    await cai.get(RegisterPush, { input: { token: 'phone-of-cai' } });
    server.answer('phone-of-cai', { status: 404 });
    await bob.get(Like, { id: await cai.post('Of cai') });
    await network.settle();
    expect(await deviceIdsOf(cai)).toEqual([]);
  });

  it('is all there is without a contact for push services: Web Push is off', async ({ anybody, bob }) => {
    expect((await anybody.send(VapidPublicKey)).data).toEqual({ vapidPublicKey: null });
    const { subscription: web } = new PushBrowser('https://127.0.0.1/push');
    const { errors } = await bob.send(RegisterPush, { input: { web } });
    expect(errors[0]).toMatchObject({
      message: 'Web Push is off on this server.',
      extensions: { code: 'FORBIDDEN' },
    });
    expect(await deviceIdsOf(bob)).toEqual([]);
  });
});
