import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { cast, Client, openNetwork, type TestUser } from '#testkit/client/index.js';
import { findBinary, startNats, type ServerProcess } from '#testkit/services/index.js';

const VIEWER = '{ viewer { id } }';
const LOGOUT = 'mutation { logout }';
const why = findBinary('nats-server') === null ? '; skipped: nats-server is not installed' : '';

describe.skipIf(why !== '')(`logging out while NATS is unavailable${why}`, () => {
  const stack = new DisposalStack();
  let nats: ServerProcess;
  let network: Network;

  beforeAll(async () => {
    nats = stack.use(await startNats());
    network = stack.use(await openNetwork({ natsUrl: nats.url }));
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  it('ends access within seconds, and access stays ended when NATS is back', async () => {
    // Tokens have a resolution of seconds. A token of the next second is newer than the gateway, which then needs no
    // lookup for it.
    const openedAt = Date.now();
    await expect.poll(() => Math.floor(Date.now() / 1_000) * 1_000).toBeGreaterThan(openedAt);
    const { gone, stays } = await cast(network, 'gone', 'stays');
    const statusOf = async ({ token }: TestUser): Promise<number> =>
      (await new Client(network.url, token).send(VIEWER)).status;
    await nats.kill();
    await expect.poll(() => network.infrastructure.bus.healthy()).toBe(false);
    expect((await gone.send(LOGOUT)).data).toEqual({ logout: true });
    await expect.poll(() => statusOf(gone), { timeout: 10_000 }).toBe(401);
    expect(await statusOf(stays)).toBe(200);
    await nats.restart();
    await expect.poll(() => network.infrastructure.bus.healthy(), { timeout: 20_000 }).toBe(true);
    expect([await statusOf(gone), await statusOf(stays)]).toEqual([401, 200]);
    await network.settle();
    expect([await statusOf(gone), await statusOf(stays)]).toEqual([401, 200]);
  });
});
