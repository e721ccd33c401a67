import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { startEmbeddedStore, type EmbeddedStore } from '#embedded/index.js';
import { engineAt } from './engine.js';
import { conformance } from './suite.js';

describe('the embedded store', () => {
  let directory: string;
  let store: EmbeddedStore;
  afterAll(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });
  conformance(
    engineAt('embedded', async () => {
      directory = await mkdtemp(join(tmpdir(), 'conformance-'));
      store = await startEmbeddedStore({ directory });
      return store.url;
    }),
  );
});
