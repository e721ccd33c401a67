import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { startEmbeddedStore, type EmbeddedStore } from '#embedded/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { Child } from '#testkit/client/child.js';
import { openLink, startNats, startRedis } from '#testkit/services/index.js';
import { findBinary } from '#testkit/services/find-binary.js';
import { freePort, type ServerProcess } from '#testkit/services/server-process.js';
import { rookeryProgram } from '#testkit/compiled/program.js';

const missing = ['redis-server', 'nats-server'].filter((binary) => findBinary(binary) === null);

/** In the order in which a process connects to them. */
const SERVICES = ['MongoDB', 'Redis', 'NATS'] as const;

describe.skipIf(missing.length > 0)(
  ['a process that starts before its services', ...missing.map((each) => `skipped: ${each}`)].join('; '),
  { timeout: 180_000 },
  () => {
    const stack = new DisposalStack();
    let directory: string;
    let store: EmbeddedStore;
    let redis: ServerProcess;
    let nats: ServerProcess;

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'rookery-order-'));
      stack.defer(() => rm(directory, { recursive: true, force: true }));
      store = stack.use(await startEmbeddedStore({ directory: join(directory, 'documents') }));
      redis = stack.use(await startRedis());
      nats = stack.use(await startNats());
    }, 120_000);
    afterAll(() => stack[Symbol.asyncDispose]());

    it.each([
      ['MongoDB', 'Redis', 'NATS'],
      ['NATS', 'Redis', 'MongoDB'],
      ['Redis', 'MongoDB', 'NATS'],
    ] as const)('is ready when all are there: %s, %s, %s', async (...order) => {
      await Promise.all([redis.kill(), nats.kill()]);
      const port = await freePort();
      await using child = new Child(process.execPath, rookeryProgram('start'), {
        ...{ PORT: '0', ROOKERY_DATA: join(directory, 'data'), ROOKERY_SEED: 'none' },
        MONGODB_URL: `mongodb://127.0.0.1:${port}/?directConnection=true`,
        ...{ REDIS_URL: redis.url, NATS_URL: nats.url },
      });
      await using links = new DisposalStack();
      const start = {
        MongoDB: async () => void links.use(await openLink(store.url, port)),
        Redis: () => redis.restart(),
        NATS: () => nats.restart(),
      };
      const there = new Set<string>();
      for (const service of order) {
        const awaited = SERVICES.find((each) => !there.has(each)) ?? '';
        await child.says(new RegExp(`Waiting for ${awaited}`));
        await start[service]();
        there.add(service);
      }
      await child.says(/GraphQL\s+http/);
    });
  },
);
