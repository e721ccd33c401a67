import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { eventually } from '#testkit/cache/cache-under-test.js';
import { findBinary, startRedisCluster, type RedisCluster } from '#testkit/services/index.js';
import { silentLog } from '../log.js';
import { describeCache } from './cache.contract-suite.js';
import { connectRedisCache, type RedisCache } from './redis.js';

/** The machine that runs the tests may be busy, and these tests are not about the timeout. */
const PATIENT = 10_000;

const TTL = 60_000;
const KEYS = Array.from({ length: 60 }, (_, index) => `key:${index}`);

const why = findBinary('redis-server') === null ? ' (skipped: redis-server is not installed)' : '';

describe.skipIf(why !== '')(`Redis Cluster${why}`, () => {
  let cluster: RedisCluster;
  beforeAll(async () => {
    cluster = await startRedisCluster();
  }, 60_000);
  afterAll(() => cluster[Symbol.asyncDispose]());

  const connect = (commandTimeout = PATIENT, namespace = 'test'): Promise<RedisCache> =>
    connectRedisCache({ url: cluster.url, namespace, log: silentLog, commandTimeout });

  describeCache('the Redis cache on a cluster', {
    connect: (namespace) => connect(PATIENT, namespace),
    pass: () => undefined,
  });

  test('texts on all servers are written, read and deleted by one call', async () => {
    await using cache = await connect();
    await cache.setMany(
      KEYS.map((key) => [key, `value of ${key}`]),
      TTL,
    );
    const servers = await Promise.all(KEYS.map((key) => cluster.masterOf(cache.keyOf(key))));
    expect(new Set(servers).size).toBe(3);
    expect(await cache.getMany(KEYS)).toEqual(KEYS.map((key) => `value of ${key}`));
    await cache.delete(KEYS);
    expect(await cache.getMany(KEYS)).toEqual(KEYS.map(() => null));
  });

  test('a fan-out costs one script call per bucket at most', async () => {
    await using cache = await connect();
    const followers = Array.from({ length: 5_000 }, (_, index) => `tl:${index}`);
    const send = vi.spyOn(cache.client, 'sendCommand');
    await cache.sortedSets.add(followers, [{ member: 'warm', score: 1 }], { keep: 10, ttl: TTL });
    send.mockClear();
    await cache.sortedSets.add(followers, [{ member: 'tweet', score: 2 }], { keep: 10, ttl: TTL });
    expect(send.mock.calls.every(([{ name }]) => name === 'evalsha')).toBe(true);
    expect(send.mock.calls.length).toBeLessThanOrEqual(128);
    expect(await cache.sortedSets.page('tl:4999', { limit: 1 })).toEqual([{ member: 'tweet', score: 2 }]);
  });

  test('keys stay readable while their slot moves to another server', async () => {
    await using cache = await connect();
    await cache.setMany([['moving', 'here']], TTL);
    const key = cache.keyOf('moving');
    const from = await cluster.masterOf(key);
    const to = (await Promise.all(KEYS.map((each) => cluster.masterOf(cache.keyOf(each))))).find(
      (node) => node !== from,
    )!;
    const slot = Number(await from.redis.cluster('KEYSLOT', key));
    const id = String(await to.redis.cluster('MYID'));
    await to.redis.cluster('SETSLOT', slot, 'IMPORTING', String(await from.redis.cluster('MYID')));
    await from.redis.cluster('SETSLOT', slot, 'MIGRATING', id);
    expect(await cache.getMany(['moving'])).toEqual(['here']);
    const keys = await from.redis.cluster('GETKEYSINSLOT', slot, 1_000);
    await from.redis.call('MIGRATE', '127.0.0.1', to.redis.options.port!, '', 0, 5_000, 'KEYS', ...keys);
    expect(await cache.getMany(['moving'])).toEqual(['here']);
    await to.redis.cluster('SETSLOT', slot, 'NODE', id);
    await from.redis.cluster('SETSLOT', slot, 'NODE', id);
    expect(await cache.getMany(['moving'])).toEqual(['here']);
    await cluster.settled();
  });

  test('a URL of one server is refused at once when the server is a node of a cluster', async () => {
    const url = cluster.nodes[0]!.server.url;
    await expect(
      connectRedisCache({ url, namespace: 'test', log: silentLog, commandTimeout: PATIENT }),
    ).rejects.toThrow(/^REDIS_URL: 127\.0\.0\.1:\d+: is a node of a Redis Cluster\. .*redis\+cluster:\/\//);
  });

  test('after the kill of a master, calls fail and are counted until a replica takes over, and lost writes are noticed', async () => {
    await using cache = await connect();
    const { sortedSets } = cache;
    await sortedSets.begin('timeline', 'token', TTL);
    await sortedSets.complete('timeline', 'token', [{ member: 'old', score: 1 }], { keep: 10, ttl: TTL });
    await cache.setMany(
      KEYS.map((key) => [key, 'kept']),
      TTL,
    );
    const { server, redis } = await cluster.masterOf(cache.keyOf('timeline'));
    await redis.wait(1, 5_000);
    // From now on no replica follows the master: a client that is connected needs no password.
    await redis.config('SET', 'requirepass', 'for new connections');
    await redis.call('CLIENT', 'KILL', 'TYPE', 'replica');
    await sortedSets.add(['timeline'], [{ member: 'lost', score: 2 }], { keep: 10, ttl: TTL });
    expect(await sortedSets.page('timeline', { limit: 10 })).toHaveLength(2);
    await server.kill();
    await eventually(() => expect(cache.getMany(KEYS)).rejects.toThrow());
    expect(cache.failures).toBeGreaterThan(0);
    await eventually(() => expect(cache.check()).resolves.toBeUndefined());
    expect(await sortedSets.page('timeline', { limit: 10 })).toBeNull();
    expect(cache.unreadable).toBe(1);
    expect(await cache.getMany(KEYS)).toEqual(KEYS.map(() => 'kept'));
    await server.restart();
    await cluster.settled();
    expect(await cache.getMany(KEYS)).toEqual(KEYS.map(() => 'kept'));
  });

  test('connecting retries until the cluster is up', async () => {
    for (const { server } of cluster.nodes) await server.kill();
    const connecting = connect();
    for (const { server } of cluster.nodes) await server.restart();
    await using cache = await connecting;
    await eventually(() => expect(cache.check()).resolves.toBeUndefined());
  });
});
