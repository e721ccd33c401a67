import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findBinary, startRedis, type ServerProcess } from '#testkit/services/index.js';
import { connectRedisCache, type RedisCache } from '../cache/index.js';
import { silentLog } from '../log.js';
import { createRateLimits, type RateLimits } from './rate-limit.js';
import { OPERATION_RULES } from '#gateway/index.js';
import { RULES } from '#social/rate-limit-rules.js';

const rule = { name: 'test', points: 3, duration: 60 };
const noRedis = findBinary('redis-server') === null;
const LIMITED = { code: 'RATE_LIMITED' };

function describeLimits(name: string, create: () => RateLimits): void {
  describe(name, () => {
    test('points can be consumed until none is left; then the error tells when to retry', async () => {
      const [limits, key] = [create(), randomUUID()];
      for (let use = 0; use < 3; use++) await limits.consume(rule, key);
      const refused: unknown = await limits.consume(rule, key).catch((error: unknown) => error);
      expect(refused).toMatchObject({ ...LIMITED, extensions: { code: 'RATE_LIMITED' } });
      const { retryAfter } = (refused as { extensions: { retryAfter: number } }).extensions;
      expect(retryAfter).toBeGreaterThan(0);
      expect(retryAfter).toBeLessThanOrEqual(60);
      expect(limits.refusals.get('test')).toBe(1);
    });

    test('keys and rules have separate counters', async () => {
      const [limits, key] = [create(), randomUUID()];
      await limits.consume(rule, key, 3);
      await limits.consume(rule, `${key}-other`, 3);
      await limits.consume({ ...rule, name: 'other' }, key, 3);
      await expect(limits.consume(rule, key)).rejects.toMatchObject(LIMITED);
    });

    test('of many concurrent calls exactly as many succeed as there are points', async () => {
      const [limits, key] = [create(), randomUUID()];
      const tries = Array.from({ length: 50 }, () =>
        limits.consume({ ...rule, name: 'race', points: 20 }, key),
      );
      const results = await Promise.allSettled(tries);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    });

    test('peek and check consume nothing; check throws when no point is left; reset returns all points', async () => {
      const [limits, key] = [create(), randomUUID()];
      expect(await limits.peek(rule, key)).toEqual({ limit: 3, remaining: 3, resetsIn: 0 });
      await limits.consume(rule, key, 2);
      expect(await limits.peek(rule, key)).toEqual({
        limit: 3,
        remaining: 1,
        resetsIn: expect.closeTo(60, -1) as number,
      });
      await limits.check(rule, key);
      await limits.check(rule, key);
      await limits.consume(rule, key);
      await expect(limits.check(rule, key)).rejects.toMatchObject(LIMITED);
      await limits.reset(rule, key);
      await limits.check(rule, key);
      expect(await limits.peek(rule, key)).toEqual({ limit: 3, remaining: 3, resetsIn: 0 });
    });

    test('refund returns points one by one', async () => {
      const [limits, key] = [create(), randomUUID()];
      await limits.consume(rule, key, 3);
      await limits.refund(rule, key);
      expect((await limits.peek(rule, key)).remaining).toBe(1);
      await limits.consume(rule, key);
      await expect(limits.consume(rule, key)).rejects.toMatchObject(LIMITED);
    });

    test('points are available again after the period', async () => {
      const [limits, key] = [create(), randomUUID()];
      const brief = { name: 'brief', points: 1, duration: 1 };
      // In the same turn: the period might end between two calls.
      const both = await Promise.allSettled([1, 2].map(() => limits.consume(brief, key)));
      expect(both).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: LIMITED }]);
      await vi.waitFor(() => limits.consume(brief, key), { timeout: 10_000 });
    });
  });
}

describeLimits('in-process limits', () => createRateLimits({ log: silentLog, enabled: true }));

describe.skipIf(noRedis)(
  `limits on Redis${noRedis ? ' (skipped: redis-server is not installed)' : ''}`,
  () => {
    let server: ServerProcess;
    let cache: RedisCache;
    const create = () => createRateLimits({ cache, log: silentLog, enabled: true });

    beforeAll(async () => {
      server = await startRedis();
      cache = await connectRedisCache({
        url: server.url,
        namespace: 'limits',
        log: silentLog,
        commandTimeout: 10_000,
      });
    });
    afterAll(async () => {
      await cache[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    });

    describeLimits('with a server', create);

    test('two processes share the counters', async () => {
      const [one, other, key] = [create(), create(), randomUUID()];
      await one.consume(rule, key, 2);
      await other.consume(rule, key, 1);
      await expect(one.consume(rule, key)).rejects.toMatchObject(LIMITED);
    });

    test('while the server is down, each process counts for itself', async () => {
      const [limits, key] = [create(), randomUUID()];
      await server.kill();
      await expect.poll(() => cache.healthy()).toBe(false);
      for (let use = 0; use < 3; use++) await limits.consume(rule, key);
      await expect(limits.consume(rule, key)).rejects.toMatchObject(LIMITED);
      expect((await limits.peek(rule, key)).remaining).toBe(0);
      await server.restart();
      await expect.poll(() => cache.healthy()).toBe(true);
      expect((await limits.peek(rule, key)).remaining).toBe(3);
    });
  },
);

test('disabled limits allow everything', async () => {
  const limits = createRateLimits({ log: silentLog, enabled: false });
  for (let use = 0; use < 10; use++) await limits.consume(rule, 'ada');
  expect(await limits.peek(rule, 'ada')).toEqual({ limit: 3, remaining: 3, resetsIn: 0 });
});

test('every rule has a distinct name', () => {
  const names = Object.values({ ...RULES, ...OPERATION_RULES }).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('the rate that an operator has set is in force, whatever the rule says', async () => {
  const limits = createRateLimits({
    log: silentLog,
    rates: { test: { points: 1, duration: 5 } },
    enabled: true,
  });
  expect(await limits.peek(rule, 'ada')).toEqual({ limit: 1, remaining: 1, resetsIn: 0 });
  await limits.consume(rule, 'ada');
  const refused: unknown = await limits.consume(rule, 'ada').catch((error: unknown) => error);
  expect(refused).toMatchObject({ ...LIMITED, state: { limit: 1, remaining: 0, resetsIn: 5 } });
});
