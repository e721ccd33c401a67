import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedStore, type EmbeddedStore } from '#embedded/index.js';
import type { Network } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { openNetwork } from '#testkit/client/index.js';
import { readiness } from '#testkit/client/readiness.js';
import { findBinary, startNats, startRedis, type ServerProcess } from '#testkit/services/index.js';

const missing = ['nats-server', 'redis-server'].filter((binary) => findBinary(binary) === null);
const why = missing.length > 0 ? `; skipped: ${missing.join(' and ')} not installed` : '';

describe.skipIf(why !== '')(`/ready of the gateway${why}`, () => {
  const stack = new DisposalStack();
  let nats: ServerProcess;
  let redis: ServerProcess;
  let documents: EmbeddedStore;
  let network: Network;

  beforeAll(async () => {
    const directory = await mkdtemp(join(tmpdir(), 'rookery-ready-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    documents = await startEmbeddedStore({ directory });
    [nats, redis] = [stack.use(await startNats()), stack.use(await startRedis())];
    const urls = { mongodbUrl: documents.url, natsUrl: nats.url, redisUrl: redis.url };
    network = await openNetwork({ ...urls, redisTimeout: 150 });
  });
  afterAll(async () => {
    // Closing fails to flush pending writes: the store is gone.
    await network?.[Symbol.asyncDispose]().catch(() => undefined);
    await stack[Symbol.asyncDispose]();
  });

  const becomes = (code: number, status: string, dependencies: Record<string, boolean>): Promise<void> =>
    expect
      .poll(() => readiness(network.url), { timeout: 30_000 })
      .toMatchObject({ code, status, dependencies: { ...dependencies, users: true, supergraph: true } });

  it('reports degraded while the cache or the bus is down, and the gateway continues', async () => {
    await becomes(200, 'ready', { documents: true, cache: true, bus: true });
    await redis.kill();
    await becomes(200, 'degraded', { documents: true, cache: false, bus: true });
    await redis.restart();
    await becomes(200, 'ready', { documents: true, cache: true, bus: true });
    await redis.freeze();
    await becomes(200, 'degraded', { documents: true, cache: false, bus: true });
    redis.thaw();
    await nats.freeze();
    await becomes(200, 'degraded', { documents: true, cache: true, bus: false });
    nats.thaw();
    await becomes(200, 'ready', { documents: true, cache: true, bus: true });
  });

  it('reports unavailable without the documents, and the process is healthy', async () => {
    await documents[Symbol.asyncDispose]();
    await becomes(503, 'unavailable', { documents: false, cache: true, bus: true });
    const health = await fetch(`${network.url}/health`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
  });
});
