import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedStore, type EmbeddedStore } from '#embedded/index.js';
import type { Network } from '#network/index.js';
import { cast, openNetwork, type Person } from '../client/index.js';

const POST = 'mutation { postTweet(input: { text: "Hello?" }) { id } }';

describe('while the documents are away', () => {
  let directory: string;
  let store: EmbeddedStore;
  let network: Network;
  let ada: Person;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rookery-away-'));
    store = await startEmbeddedStore({ directory });
    network = await openNetwork({ mongodbUrl: store.url, limits: { fetchMs: 2_000 } });
    ({ ada } = await cast(network, 'ada'));
    await ada.post('Hello');
    await network.settle();
    await store[Symbol.asyncDispose]();
  });
  afterAll(async () => {
    // What was left to write cannot be written any more.
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
