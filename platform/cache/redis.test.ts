import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { REDIS, serverOf, startRedis, whyMissing, findBinary, type Server } from '#testkit/services/index.js';
import { silentLog } from '../log.js';
import { eventually } from '#testkit/cache/cache-under-test.js';
import { describeCache } from './cache.contract-suite.js';
import { connectRedisCache } from './redis.js';
import { CacheUnavailable } from './unavailable.js';

/** The machine that runs the tests may be busy, and these tests are not about the timeout. */
const PATIENT = 10_000;

const missing = whyMissing(REDIS);

describe.skipIf(missing)(`Redis${missing ? ` (${missing})` : ''}`, () => {
  let server: Server;
  beforeAll(async () => {
    server = await serverOf(REDIS);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  describeCache('the Redis cache', {
    connect: (namespace) =>
      connectRedisCache({ url: server.url, namespace, log: silentLog, commandTimeout: PATIENT }),
    pass: () => undefined,
  });

  test('many texts are set by one command', async () => {
    await using cache = await connect(server.url);
    const send = vi.spyOn(cache.client, 'sendCommand');
    await cache.setMany([['told', '1']], 60_000);
    send.mockClear();
    const entries = Array.from({ length: 50 }, (_, index) => [`many:${index}`, `${index}`] as const);
    await cache.setMany(entries, 60_000);
    expect(send.mock.calls.map(([{ name }]) => name)).toEqual(['evalsha']);
    expect(await cache.getMany(['many:0', 'many:49'])).toEqual(['0', '49']);
    expect(await cache.client.pttl(cache.keyOf('many:49'))).toBeGreaterThan(0);
  });

  test('commands of one turn are sent in one write', async () => {
    await using cache = await connect(server.url);
    const { stream } = cache.client as Redis;
    const alone = vi.spyOn(stream, '_write');
    const together = vi.spyOn(stream, '_writev');
    await cache.setMany([['sent', '1']], 60_000);
    alone.mockClear();
    expect(await Promise.all(Array.from({ length: 20 }, () => cache.getMany(['sent'])))).toEqual(
      Array(20).fill(['1']),
    );
    expect([alone.mock.calls.length, together.mock.calls.length]).toEqual([0, 1]);
  });

  test('scripts are loaded again after the server has lost them', async () => {
    await using cache = await connect(server.url);
    await cache.sortedSets.add(['set'], [{ member: 'a', score: 1 }], { keep: 10, ttl: 60_000 });
    await cache.client.script('FLUSH');
    await cache.sortedSets.add(['set'], [{ member: 'b', score: 2 }], { keep: 10, ttl: 60_000 });
    expect(await cache.sortedSets.page('set', { limit: 10 })).toHaveLength(2);
  });
});

const noBinary = findBinary('redis-server') === null;

describe.skipIf(noBinary)(
  `a failing Redis server${noBinary ? ' (skipped: redis-server is not installed)' : ''}`,
  () => {
    test('calls fail at once while the server is down, and succeed after a restart', async () => {
      await using server = await startRedis();
      await using cache = await connect(server.url);
      await cache.setMany([['key', 'value']], 60_000);
      await server.kill();
      await eventually(() => expect(cache.healthy()).toBe(false));
      await expect(cache.getMany(['key'])).rejects.toThrow(CacheUnavailable);
      await server.restart();
      await eventually(() => expect(cache.healthy()).toBe(true));
      await cache.setMany([['key', 'again']], 60_000);
      expect(await cache.getMany(['key'])).toEqual(['again']);
    });

    test('a hanging server opens the circuit breaker after some timeouts, and is used again when it responds', async () => {
      await using server = await startRedis();
      await using cache = await connect(server.url, 50);
      await server.freeze();
      for (let call = 0; call < 5; call++) await expect(cache.getMany(['key'])).rejects.toThrow('timed out');
      expect(cache.healthy()).toBe(false);
      await expect(cache.getMany(['key'])).rejects.toThrow('breaker is open');
      server.thaw();
      await eventually(async () => expect(await cache.getMany(['key'])).toEqual([null]));
      expect(cache.healthy()).toBe(true);
    });

    test('a reply that arrived while this process was busy is in time', async () => {
      await using server = await startRedis();
      await using cache = await connect(server.url, 50);
      const reading = cache.getMany(['key']);
      const busyUntil = Date.now() + 200;
      while (Date.now() < busyUntil);
      expect(await reading).toEqual([null]);
    });

    test('connecting retries until the server is up', async () => {
      await using server = await startRedis();
      await server.kill();
      const connecting = connect(server.url);
      await server.restart();
      await using cache = await connecting;
      expect(cache.healthy()).toBe(true);
    });
  },
);

test('an invalid URL is rejected at once', async () => {
  await expect(connect('http://127.0.0.1:6379')).rejects.toThrow('must be redis://host:port');
  await expect(connect('nonsense')).rejects.toThrow('must be redis://host:port');
});

function connect(url: string, commandTimeout = PATIENT) {
  return connectRedisCache({ url, namespace: 'test', log: silentLog, commandTimeout });
}
