import { afterAll, describe, expect, vi } from 'vitest';
import type { Clock } from '#platform/clock.js';
import { NO_PUSH } from '#social/push-settings.js';
import { PUSH_DEFAULTS } from '#subgraphs/notifications/rules/push.js';
import { Client, story } from '#testkit/client/index.js';
import { VapidPublicKey } from '#testkit/operations/push.js';
import { Like } from '#testkit/operations/tweets.js';
import { registeredBrowser } from '#testkit/push/devices.js';
import { WebPushServer } from '#testkit/push/index.js';

const server = await WebPushServer.start();
const push = { ...NO_PUSH, contact: 'mailto:operator@rookery.example', allowLoopback: true, ca: server.ca };

/** How far the clock of the network is ahead. */
let ahead = 0;
const clock: Clock = { now: () => Date.now() + ahead };

// Without Redis, whose clock a test cannot move.
const it = story({ recentFollowers: ['ann', 'bob'], network: { push, clock, redisUrl: undefined } });

it.beforeAll(async ({ anybody }) => {
  server.publicKey = (await anybody.get(VapidPublicKey)).vapidPublicKey;
});
afterAll(() => server[Symbol.asyncDispose]());

const EVENTS = `subscription ($visible: Boolean!) { notificationEvents(visible: $visible) { __typename } }`;

interface Told {
  notificationEvents: { __typename: string };
}

describe('a user whose page is open', () => {
  it('gets events, and no push, while the page is in view', async ({ network, ann, bob }) => {
    const browser = await registeredBrowser(server, ann);
    const events = await ann.subscribe<Told, { visible: boolean }>(EVENTS, { visible: true });
    await network.settle();
    await bob.get(Like, { id: await ann.post('Seen at once') });
    expect((await events.next()).notificationEvents.__typename).toBe('NotificationAdded');
    await network.settle();
    expect(server.requestsTo(browser)).toBe(0);
  });

  it('gets the push late when the page closes in the moment of the event', async ({ network, ann, bob }) => {
    const browser = await registeredBrowser(server, ann);
    const events = await ann.subscribe<Told, { visible: boolean }>(EVENTS, { visible: true });
    await network.settle();
    await bob.get(Like, { id: await ann.post('Perhaps seen') });
    await events.next();
    await network.settle();
    await events.close();
    expect(server.requestsTo(browser)).toBe(0);
    ahead += PUSH_DEFAULTS.viewMs;
    await vi.waitFor(() => expect(server.inboxOf(browser)).toHaveLength(1), { timeout: 20_000 });
  });

  it('gets both while the page is hidden', async ({ network, ann, bob }) => {
    const browser = await registeredBrowser(server, ann);
    const events = await ann.subscribe<Told, { visible: boolean }>(EVENTS, { visible: false });
    await network.settle();
    await bob.get(Like, { id: await ann.post('In another tab') });
    expect((await events.next()).notificationEvents.__typename).toBe('NotificationAdded');
    await network.settle();
    expect(server.inboxOf(browser)).toHaveLength(1);
  });

  it('gets pushes when somebody else looks', async ({ network, ann, bob }) => {
    const browser = await registeredBrowser(server, ann);
    await bob.subscribe<Told, { visible: boolean }>(EVENTS, { visible: true });
    await network.settle();
    await bob.get(Like, { id: await ann.post('Of interest') });
    await network.settle();
    expect(server.inboxOf(browser)).toHaveLength(1);
  });

  it('is quiet on all devices, whichever of them has the page in view', async ({ network, ann, bob }) => {
    const browsers = [await registeredBrowser(server, ann), await registeredBrowser(server, ann)];
    await using other = new Client(network.url, ann.token);
    await ann.subscribe<Told, { visible: boolean }>(EVENTS, { visible: false });
    await other.subscribe<Told, { visible: boolean }>(EVENTS, { visible: true });
    await network.settle();
    await bob.get(Like, { id: await ann.post('Seen on one') });
    await network.settle();
    expect(browsers.map((browser) => server.requestsTo(browser))).toEqual([0, 0]);
  });
});
