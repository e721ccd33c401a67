import type { Network } from '#network/index.js';
import { connectRedisCache, createMemoryCache, type Cache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { silentLog } from '#platform/log.js';
import { openStore } from '#subgraphs/tweets/store/index.js';
import { TweetCache } from '#subgraphs/tweets/store/tweet-cache.js';
import { findBinary, startRedis } from '#testkit/services/index.js';

const PAGE = 50;
const LOADS = 200;

/** Loads a page of tweets by id from each cache level. */
export async function hydration({ infrastructure }: Network): Promise<void> {
  const store = await openStore(infrastructure.mongo);
  const ids = (await store.tweets.all({ after: null, limit: PAGE })).map(({ _id }) => _id);
  await using server = findBinary('redis-server') ? await startRedis() : null;
  await using shared: Cache = server
    ? await connectRedisCache({ url: server.url, namespace: 'bench', log: silentLog, commandTimeout: 5_000 })
    : createMemoryCache({ clock: systemClock, namespace: 'bench' });
  const fresh = (): TweetCache => new TweetCache(store.tweets, shared, silentLog);
  const warm = fresh();
  await warm.load(ids);
  const from = {
    'documents (cold)': async () => {
      const cache = fresh();
      await cache.invalidate(ids);
      return () => cache.load(ids);
    },
    [server ? 'Redis' : 'shared cache in memory']: () => {
      const cache = fresh();
      return Promise.resolve(() => cache.load(ids));
    },
    'this process': () => Promise.resolve(() => warm.load(ids)),
  };
  console.log(`\n${PAGE} tweets by id, ${LOADS} times`);
  let slowest: number | undefined;
  for (const [name, prepare] of Object.entries(from)) {
    const each: number[] = [];
    for (let load = 0; load < LOADS; load++) {
      const read = await prepare();
      const started = performance.now();
      await read();
      each.push(performance.now() - started);
    }
    const p50 = each.toSorted((a, b) => a - b)[LOADS / 2] ?? 0;
    slowest ??= p50;
    console.log(`  ${name.padEnd(24)} p50 ${p50.toFixed(3)} ms  ${(slowest / p50).toFixed(1)}x`);
  }
}
