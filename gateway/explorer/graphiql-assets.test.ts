import { setImmediate } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadGraphiqlAssets } from './graphiql-assets.js';

describe('loadGraphiqlAssets', () => {
  it('compresses the files without blocking the event loop', async () => {
    await loadGraphiqlAssets([]);
    let isLoaded = false;
    const loading = loadGraphiqlAssets([]).finally(() => (isLoaded = true));
    let turns = 0;
    for (; !isLoaded; turns++) await setImmediate();
    // In this thread it would be a few long turns, and some hundred while files are read.
    expect(turns).toBeGreaterThan(5_000);
    expect((await loading).get('/graphiql')).toMatchObject({ type: 'text/html; charset=utf-8' });
  });

  it('returns the same content plain and compressed', async () => {
    for (const { plain, gzipped } of (await loadGraphiqlAssets([])).values())
      expect(gunzipSync(gzipped).equals(plain)).toBe(true);
  });
});
