import { EVENTS } from '#schema/events.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Network } from '#network/index.js';
import { connectJetStreamBus } from '#platform/bus/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { openGateway } from '#testkit/client/open-gateway.js';
import { findBinary, startNats } from '#testkit/services/index.js';

const SOCKETS = 3;
const why = findBinary('nats-server') === null ? '; skipped: nats-server is not installed' : '';

/** Opens an authenticated socket; resolves to the code with which it is closed. */
function open(url: string, token: string | undefined): Promise<{ closed: Promise<number> }> {
  return new Promise((resolve, reject) => {
    let close = (_code: number): void => undefined;
    const closed = new Promise<number>((done) => (close = done));
    createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      lazy: false,
      retryAttempts: 0,
      onNonLazyError: reject,
      connectionParams: { authorization: `Bearer ${token}` },
      on: {
        connected: () => resolve({ closed }),
        closed: (event) => close((event as { code: number }).code),
      },
    });
  });
}

describe.skipIf(why !== '')(`two gateways on one NATS server${why}`, () => {
  const stack = new DisposalStack();
  const namespace = `t${crypto.randomUUID().slice(0, 8)}`;
  const urls: string[] = [];
  let network: Network;
  let gone: TestUser;
  let stays: TestUser;

  beforeAll(async () => {
    const directory = await mkdtemp(join(tmpdir(), 'rookery-revocation-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    const nats = stack.use(await startNats());
    network = stack.use(await openNetwork({ directory, namespace, natsUrl: nats.url }));
    const { subgraphs, infrastructure } = network;
    // The other gateway has a connection of its own, as in a separate process.
    const bus = stack.use(
      await connectJetStreamBus({
        events: EVENTS,
        url: nats.url,
        namespace,
        clock: infrastructure.clock,
        log: infrastructure.log,
      }),
    );
    const other = stack.use(
      await openGateway({ subgraphs, infrastructure: { ...infrastructure, bus } }, { directory }),
    );
    urls.push(network.url, other.url);
    ({ gone, stays } = await cast(network, 'gone', 'stays'));
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  it('both close every socket of a revoked sign-in long before its tokens expire', async () => {
    const openAll = (user: TestUser) =>
      Promise.all(urls.flatMap((url) => Array.from({ length: SOCKETS }, () => open(url, user.token))));
    const [ended, kept] = [await openAll(gone), await openAll(stays)];
    let keptOpen = kept.length;
    for (const { closed } of kept) void closed.then(() => keptOpen--);
    const codes: number[] = [];
    for (const { closed } of ended) void closed.then((code) => codes.push(code));
    expect((await gone.send('mutation { logout }')).data).toEqual({ logout: true });
    await expect.poll(() => codes).toEqual(ended.map(() => 4403));
    expect(keptOpen).toBe(kept.length);
  });
});
