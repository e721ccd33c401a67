import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '#testkit/cache/cache-under-test.js';
import { findBinary, startRedisSentinels, type RedisSentinels } from '#testkit/services/index.js';
import { silentLog } from '../log.js';
import { describeCache } from './cache.contract-suite.js';
import { connectRedisCache, type RedisCache } from './redis.js';

/** The machine that runs the tests may be busy, and these tests are not about the timeout. */
const PATIENT = 10_000;

const TTL = 60_000;

const why = findBinary('redis-server') === null ? ' (skipped: redis-server is not installed)' : '';

describe.skipIf(why !== '')(`Redis with sentinels${why}`, () => {
  let redis: RedisSentinels;
  let open: RedisCache;
  beforeAll(async () => {
    redis = await startRedisSentinels();
    open = await connect();
  }, 60_000);
  afterAll(async () => {
    await open[Symbol.asyncDispose]();
    await redis[Symbol.asyncDispose]();
  });

  const connect = (namespace = 'test', url = redis.url): Promise<RedisCache> =>
    connectRedisCache({ url, namespace, log: silentLog, commandTimeout: PATIENT });

  const suite = { connect: (namespace: string) => connect(namespace), pass: () => undefined };

  describeCache('the Redis cache on the first master', suite);

  test('connecting waits for a master that the sentinels do not know yet', async () => {
    const connecting = connect('test', redis.url.replace(/\w+$/, 'later'));
    const outcome = connecting.then(() => 'connected');
    const { port } = new URL(redis.master.url);
    await redis.monitor('later', Number(port));
    expect(await outcome).toBe('connected');
    await using _cache = await connecting;
  });

  test('a client follows the master that the sentinels choose, when the old one is killed', async () => {
    await open.setMany([['text', 'kept']], TTL);
    await open.sortedSets.replace('timeline', [{ member: 'a', score: 1 }], TTL);
    await open.client.wait(1, 5_000);
    await redis.master.kill();
    await eventually(() => expect(open.getMany(['text'])).rejects.toThrow());
    await eventually(async () => expect(await open.getMany(['text'])).toEqual(['kept']));
    expect(open.failures).toBeGreaterThan(0);
    // The new master may lack writes that the old one has acknowledged.
    expect(await open.sortedSets.page('timeline', { limit: 1 })).toBeNull();
  });

  describeCache('the Redis cache on the second master', suite);

  test('a client follows the next master when the present one hangs', async () => {
    await redis.master.restart();
    await eventually(async () => expect(await open.client.info('replication')).toMatch(/state=online/));
    await eventually(() => open.setMany([['text', 'again']], TTL));
    await open.client.wait(1, 5_000);
    await redis.replica.freeze();
    await eventually(async () => expect(await open.getMany(['text'])).toEqual(['again']));
    redis.replica.thaw();
  });
});
