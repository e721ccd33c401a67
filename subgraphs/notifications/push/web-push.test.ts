import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublicAgent } from '#platform/public-network/index.js';
import { generateVapidKeys } from '#platform/vapid-keys.js';
import { PushBrowser, WebPushServer } from '#testkit/push/index.js';
import { describePushService } from './push-service.contract-suite.js';
import type { WebPushAddress } from './push-service.js';
import { createWebPush } from './web-push.js';

const VAPID = generateVapidKeys();
const CONTACT = 'mailto:operator@example.org';
const AGENT = { connections: 4, connectMs: 2_000 };
const MESSAGE = { data: { kind: 'LIKE' }, topic: 'topic', ttl: 3_600 };

async function open(vapid = VAPID) {
  const server = await WebPushServer.start();
  server.publicKey = VAPID.publicKey;
  const agent = createPublicAgent({ ...AGENT, allowLoopback: true, ca: server.ca });
  const service = createWebPush({ agent, vapid, contact: CONTACT, timeout: 500 });
  return { server, agent, service };
}

function addressOf({ subscription: { endpoint, keys } }: PushBrowser): WebPushAddress {
  return { kind: 'WEB', endpoint, ...keys };
}

describePushService('Web Push', async () => {
  const { server, agent, service } = await open();
  const browsers = new Map<WebPushAddress, PushBrowser>();
  return {
    service,
    device() {
      const browser = server.subscribe();
      const address = addressOf(browser);
      browsers.set(address, browser);
      return address;
    },
    answer: (device, ...answers) => server.answer(browsers.get(device)!, ...answers),
    inboxOf: (device) => server.inboxOf(browsers.get(device)!).map(({ data }) => data),
    stop: () => server[Symbol.asyncDispose](),
    [Symbol.asyncDispose]: () => agent[Symbol.asyncDispose](),
  };
});

describe('Web Push', () => {
  let opened: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => {
    await opened.agent[Symbol.asyncDispose]();
    await opened.server[Symbol.asyncDispose]();
  });

  it('signs for the origin of the endpoint, and says whom to write to', async () => {
    const { server, service } = opened;
    const browser = server.subscribe();
    await service.send(addressOf(browser), MESSAGE);
    const [push] = server.inboxOf(browser);
    expect(push?.vapid).toMatchObject({ aud: server.origin, sub: CONTACT });
    expect(push?.headers).toMatchObject({ ttl: '3600', topic: 'topic', urgency: 'normal' });
  });

  it('is refused when it signs with another key than the browser has subscribed with', async () => {
    const { server, agent } = opened;
    const service = createWebPush({ agent, vapid: generateVapidKeys(), contact: CONTACT });
    const browser = server.subscribe();
    const outcome = await service.send(addressOf(browser), MESSAGE);
    expect(outcome).toEqual({ kind: 'REFUSED', reason: 'The push service answered 403.' });
    expect(server.inboxOf(browser)).toEqual([]);
  });

  it('encrypts for the keys of the browser alone', async () => {
    const { server, service } = opened;
    const browser = server.subscribe();
    const { keys } = new PushBrowser(browser.subscription.endpoint).subscription;
    const outcome = await service.send({ ...addressOf(browser), ...keys }, MESSAGE);
    expect(outcome.kind).toBe('REFUSED');
    expect(server.refused.at(-1)).toContain('unable to authenticate');
  });

  it('is refused for keys that nothing can be encrypted with', async () => {
    const { server, service } = opened;
    const browser = server.subscribe();
    const outcome = await service.send({ ...addressOf(browser), p256dh: 'AAAA' }, MESSAGE);
    expect(outcome).toMatchObject({ kind: 'REFUSED' });
    expect(server.requestsTo(browser)).toBe(0);
  });

  it('opens no connection to a private address', async () => {
    const { server } = opened;
    await using agent = createPublicAgent({ ...AGENT, ca: server.ca });
    const service = createWebPush({ agent, vapid: VAPID, contact: CONTACT });
    const browser = server.subscribe();
    expect(await service.send(addressOf(browser), MESSAGE)).toMatchObject({ kind: 'REFUSED' });
    expect(server.requestsTo(browser)).toBe(0);
  });
});
