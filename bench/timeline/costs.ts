import { connectRedisCache, type RedisCache } from '#platform/cache/index.js';
import { silentLog } from '#platform/log.js';
import { World } from '#testkit/timeline/world.js';
import { load } from '../measure.js';

const READS = 1_000;
const AT_ONCE = 8;
const FOLLOWED = [10, 200, 5_000] as const;
const CELEBRITIES = [0, 5, 50] as const;

/** The cost of one read in the subgraph alone, for readers who follow more users and more celebrities. */
export async function costs(redisUrl: string): Promise<void> {
  await using cache = await connectRedisCache({
    url: redisUrl,
    namespace: `c${Date.now()}`,
    log: silentLog,
    commandTimeout: 60_000,
  });
  await using world = await World.open({ cache, settings: { pullGrace: 0 } });
  const rows = [];
  for (const followed of FOLLOWED) {
    const reader = await readerOf(world, await authors(world, followed, 4_000 / followed));
    rows.push({ reader: `follows ${followed}`, ...(await measure(world, cache, reader)) });
  }
  for (const celebrities of CELEBRITIES) {
    const stars = await authors(world, celebrities, 20, 1_000_000);
    const reader = await readerOf(world, [...(await authors(world, 200, 20)), ...stars]);
    world.act.publishing = true;
    for (const star of stars) await world.act.posts(star, 3);
    await world.settle();
    rows.push({
      reader: `follows 200 and ${celebrities} celebrities`,
      ...(await measure(world, cache, reader)),
    });
  }
  console.table(rows);
}

async function authors(world: World, count: number, tweets: number, followersCount = 0): Promise<string[]> {
  world.act.publishing = false;
  const ids = await world.act.users(count, { followersCount });
  for (const id of ids) await world.act.posts(id, Math.max(1, Math.floor(tweets)));
  return ids;
}

async function readerOf(world: World, followed: readonly string[]): Promise<string> {
  const reader = await world.act.user();
  await world.act.follows(reader, followed);
  return reader;
}

/** The cost of the first, uncached read and of many cached ones. */
async function measure(world: World, cache: RedisCache, reader: string) {
  const start = performance.now();
  await world.home(reader, { first: 20 });
  const cold = Math.round(performance.now() - start);
  await world.settle();
  let finds = 0;
  const stop = world.mongo.onCommand(() => finds++);
  const before = await commands(cache);
  const warm = await load(READS, AT_ONCE, () => world.home(reader, { first: 20 }));
  stop();
  const redis = Number((((await commands(cache)) - before) / READS).toFixed(2));
  return { 'cold ms': cold, ...warm, 'MongoDB commands': finds / READS, 'Redis commands': redis };
}

/** The number of commands sent to the server so far, without those that scripts call. */
export async function commands(cache: RedisCache): Promise<number> {
  const stats = await cache.client.info('commandstats');
  const calls = [...stats.matchAll(/cmdstat_(evalsha|mget|zmscore|unlink|eval):calls=(\d+)/g)];
  return calls.reduce((sum, [, , count]) => sum + Number(count), 0);
}
