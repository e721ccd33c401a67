import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Network } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { cast, Client, openNetwork, type TestUser } from '#testkit/client/index.js';
import { openGateway } from '#testkit/client/open-gateway.js';
import { findBinary, startNats } from '#testkit/services/index.js';

const EVENTS = `subscription Events($after: String) {
  homeTimelineEvents(after: $after) { ... on TweetPosted { cursor tweet { id } } }
}`;
const CLIENTS = 15;
const why = findBinary('nats-server') === null ? '; skipped: nats-server is not installed' : '';

interface Notice {
  homeTimelineEvents: { cursor: string; tweet: { id: string } };
}

describe.skipIf(why !== '')(`the clients of a gateway that has just started${why}`, () => {
  const stack = new DisposalStack();
  let directory: string;
  let manager: JetStreamManager;
  let network: Network;
  let ada: TestUser;
  let bob: TestUser;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rookery-reads-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    const nats = stack.use(await startNats());
    network = stack.use(await openNetwork({ directory, natsUrl: nats.url }));
    const connection = await connect({ servers: new URL(nats.url).host });
    stack.defer(() => connection.close());
    manager = await jetstreamManager(connection);
    ({ ada, bob } = await cast(network, 'ada', 'bob'));
    stack.use(bob);
    await bob.follow(ada);
    await network.settle();
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  /** The number of consumers of all streams. */
  async function consumers(): Promise<number> {
    let count = 0;
    for await (const { config } of manager.streams.list()) {
      for await (const _ of manager.consumers.list(config.name)) count++;
    }
    return count;
  }

  it('receive what they missed from one shared read of the stream', async () => {
    const events = await bob.subscribe<Notice, { after: string | null }>(EVENTS, { after: null });
    await network.settle();
    await ada.post('Seen');
    const { cursor: after } = (await events.next()).homeTimelineEvents;
    const missed = [await ada.post('Missed'), await ada.post('Missed, too')];
    await network.settle();
    const reads = vi.spyOn(network.infrastructure.bus, 'replay');
    const gateway = stack.use(await openGateway(network, { directory, limits: { socketsPerUser: CLIENTS } }));
    const before = await consumers();
    expect(before).toBeGreaterThan(0);
    const clients = Array.from({ length: CLIENTS }, () => stack.use(new Client(gateway.url, bob.token)));
    await Promise.all(
      clients.map(async (client) => {
        const resumed = await client.subscribe<Notice, { after: string | null }>(EVENTS, { after });
        for (const id of missed) expect((await resumed.next()).homeTimelineEvents.tweet.id).toBe(id);
      }),
    );
    expect(reads.mock.calls.filter(([stream]) => stream === 'TWEETS')).toHaveLength(1);
    // The number of consumers does not depend on the number of subscriptions.
    await expect.poll(consumers).toBe(before);
    for (const client of clients) await client[Symbol.asyncDispose]();
    await expect.poll(() => gateway.pending()).toBe(0);
    await expect.poll(consumers).toBe(before);
  });
});
