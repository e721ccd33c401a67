import { Redis } from 'ioredis';
import { connectRedisCache, createMemoryCache, type Cache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { silentLog } from '#platform/log.js';
import { findBinary, startRedis } from '#testkit/services/index.js';

const FOLLOWERS = 10_000;
const KEPT = 800;
const ROUNDS = 15;
const TTL = 2 * 24 * 3_600_000;
const NAMESPACE = 'bench';

const TIMELINES = Array.from({ length: FOLLOWERS }, (_, index) => `tl:${index}`);

/** The minimal work of a fan-out on the server: add, trim, extend the TTL. */
const BARE_LUA = `
for _, key in ipairs(KEYS) do
  redis.call('ZADD', key, ARGV[1], ARGV[2])
  redis.call('ZREMRANGEBYRANK', key, 1, -(ARGV[3] + 1))
  redis.call('PEXPIRE', key, ARGV[4])
end`;

/** Adds one tweet to all timelines. */
type FanOut = (tweetId: string, at: number) => Promise<void>;

/** One tweet to 10,000 full timelines: through the cache port, and by raw commands. */
export async function run(): Promise<void> {
  if (!findBinary('redis-server')) return console.log('fan-out: skipped, redis-server is not installed');
  await using server = await startRedis();
  await using cache = await connectRedisCache({
    url: server.url,
    namespace: NAMESPACE,
    log: silentLog,
    commandTimeout: 60_000,
  });
  await using memory = createMemoryCache({ clock: systemClock, namespace: NAMESPACE });
  const bare = new Redis(server.url);
  try {
    await fill(cache, KEPT);
    // The memory cache is bounded, so each timeline gets as many entries as fit for 10,000 readers.
    await fill(memory, 300);
    print(
      await race({
        'bare Lua, 1,000 keys a call': luaFanOut(bare),
        'bare pipeline': pipelineFanOut(bare),
        'cache on Redis': cacheFanOut(cache),
        'cache in memory': cacheFanOut(memory),
      }),
    );
  } finally {
    bare.disconnect();
  }
}

async function fill(cache: Cache, entries: number): Promise<void> {
  const members = Array.from({ length: entries }, (_, index) => ({ member: tweetId(index), score: index }));
  await cache.sortedSets.add(TIMELINES, members, { keep: entries, ttl: TTL });
}

function cacheFanOut(cache: Cache): FanOut {
  const options = { keep: KEPT, ttl: TTL, onlyExisting: true };
  return (member, score) => cache.sortedSets.add(TIMELINES, [{ member, score }], options);
}

function luaFanOut(redis: Redis): FanOut {
  const keys = TIMELINES.map((key) => `${NAMESPACE}:${key}`);
  return async (member, score) => {
    const calls: Promise<unknown>[] = [];
    for (let at = 0; at < keys.length; at += 1_000) {
      const some = keys.slice(at, at + 1_000);
      calls.push(redis.eval(BARE_LUA, some.length, ...some, score, member, KEPT, TTL));
    }
    await Promise.all(calls);
  };
}

function pipelineFanOut(redis: Redis): FanOut {
  return async (member, score) => {
    const pipeline = redis.pipeline();
    for (const key of TIMELINES) {
      pipeline.zadd(`${NAMESPACE}:${key}`, score, member);
      pipeline.zremrangebyrank(`${NAMESPACE}:${key}`, 1, -(KEPT + 1));
      pipeline.pexpire(`${NAMESPACE}:${key}`, TTL);
    }
    await pipeline.exec();
  };
}

/** The median of each variant in ms. Variants run in turns, so that noise of the machine affects all of them alike. */
async function race(ways: Record<string, FanOut>): Promise<Map<string, number>> {
  const times = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
  let sent = KEPT;
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, fanOut] of Object.entries(ways)) {
      const start = performance.now();
      await fanOut(tweetId(++sent), sent);
      times.get(name)?.push(performance.now() - start);
    }
  }
  return new Map([...times].map(([name, all]) => [name, all.sort((a, b) => a - b)[ROUNDS >> 1] ?? NaN]));
}

function print(medians: Map<string, number>): void {
  const [least = NaN] = medians.values();
  console.table(
    Array.from(medians, ([way, ms]) => ({
      way,
      'ms (median)': Number(ms.toFixed(1)),
      'timelines/s': Math.round((FOLLOWERS / ms) * 1_000),
      'times the bare Lua': Number((ms / least).toFixed(2)),
    })),
  );
}

function tweetId(index: number): string {
  return String(1_900_000_000_000_000_000n + BigInt(index));
}
