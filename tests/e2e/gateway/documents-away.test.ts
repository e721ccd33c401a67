import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedStore, type EmbeddedStore } from '#embedded/index.js';
import type { GatewayService } from '#gateway/index.js';
import type { Network } from '#network/index.js';
import { cast, Client, openNetwork } from '#testkit/client/index.js';
import { openGateway } from '#testkit/client/open-gateway.js';

const POST = 'mutation { postTweet(input: { text: "Hello?" }) { id } }';

describe('a network without its documents', () => {
  let directory: string;
  let store: EmbeddedStore;
  let network: Network;
  let gateway: GatewayService;
  let ada: Client;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rookery-away-'));
    store = await startEmbeddedStore({ directory });
    network = await openNetwork({ directory, mongodbUrl: store.url });
    const users = await cast(network, 'ada');
    await users.ada.post('Hello');
    await network.settle();
    // Requests from now on fail fast.
    gateway = await openGateway(network, { directory, limits: { fetchMs: 2_000 } });
    ada = new Client(gateway.url, users.ada.token);
    await store[Symbol.asyncDispose]();
  });
  afterAll(async () => {
    await gateway[Symbol.asyncDispose]();
    // Closing fails to flush pending writes: the store is gone.
    await network[Symbol.asyncDispose]().catch(() => undefined);
    await rm(directory, { recursive: true });
  });

  it.each([
    ['a post', POST],
    ['a person', '{ user(username: "ada") { bio } }'],
    ['a search', '{ searchTweets(query: "hello") { edges { node { text } } } }'],
  ])('%s is answered: not now', async (_what, query) => {
    expect(['SERVICE_UNAVAILABLE', 'TIMEOUT']).toContain(await ada.refusal(query));
  });
});
