import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EntityCacheFixture } from '#testkit/gateway/entity-cache-fixture.js';
import { deleted } from '#testkit/gateway/tweet-events.js';
import { connectRedisCache, type RedisCache } from '#platform/cache/index.js';
import { silentLog } from '#platform/log.js';
import { REDIS, REDIS_TIMEOUT, serverOf, whyMissing, type Server } from '#testkit/services/index.js';

const AUTHOR = '10';
const ADA = '1';

describe.skipIf(whyMissing(REDIS))('the entity cache of two gateways with one Redis', () => {
  let server: Server;
  let caches: RedisCache[];
  let one: EntityCacheFixture;
  let other: EntityCacheFixture;
  let prefix: string;

  beforeAll(async () => void (server = await serverOf(REDIS)));
  afterAll(() => server[Symbol.asyncDispose]());

  beforeEach(async () => {
    const namespace = `t${crypto.randomUUID().slice(0, 8)}`;
    prefix = `${namespace}:`;
    const connect = () =>
      connectRedisCache({ url: server.url, namespace, log: silentLog, commandTimeout: REDIS_TIMEOUT });
    caches = await Promise.all([connect(), connect()]);
    one = new EntityCacheFixture({ shared: caches[0]! });
    const { subgraph, graph, clock } = one;
    other = new EntityCacheFixture({ shared: caches[1]!, subgraph, graph, clock });
    one.subgraph.add('100', AUTHOR);
    return async () => {
      for (const cache of caches) await cache[Symbol.asyncDispose]();
    };
  });

  /** Caches the tweet through one gateway and waits until the other gateway finds it in Redis. */
  async function warm(): Promise<void> {
    await one.texts(ADA, ['100']);
    await expect.poll(() => caches[1]!.client.keys(`${prefix}*:entity:*`)).toHaveLength(1);
    one.fetched();
  }

  it('fetches a tweet once for both gateways', async () => {
    await warm();
    expect(await other.texts(ADA, ['100'])).toEqual(['Text of 100']);
    expect(other.fetched()).toEqual([]);
    expect(await other.count('entries')).toBe(1);
  });

  it('uses no entity that an event has made stale, whichever gateway cached it', async () => {
    await warm();
    other.pass(1);
    other.observe(deleted('100', AUTHOR));
    one.subgraph.tweets.delete('100');
    expect(await other.texts(ADA, ['100'])).toEqual([null]);
  });

  it('uses entities again that were cached well after a change', async () => {
    for (const gateway of [one, other]) gateway.observe(deleted('100', AUTHOR));
    one.pass(1_001);
    await warm();
    expect(await other.texts(ADA, ['100'])).toEqual(['Text of 100']);
    expect(other.fetched()).toEqual([]);
  });

  it('checks visibility in each gateway', async () => {
    await warm();
    one.graph.protected.add(AUTHOR);
    one.subgraph.tweets.delete('100');
    expect(await other.texts(ADA, ['100'])).toEqual([null]);
  });

  it('uses no entity that is older than the gateway, which has missed earlier events', async () => {
    await warm();
    const { subgraph, graph, clock } = one;
    await using cache = await connectRedisCache({
      url: server.url,
      namespace: prefix.slice(0, -1),
      log: silentLog,
      commandTimeout: REDIS_TIMEOUT,
    });
    const late = new EntityCacheFixture({ shared: cache, subgraph, graph, clock });
    await late.texts(ADA, ['100']);
    expect(late.fetched()).toEqual([['100']]);
  });

  it('continues without Redis', async () => {
    await warm();
    for (const cache of caches) cache.client.disconnect();
    expect(await other.texts(ADA, ['100'])).toEqual(['Text of 100']);
    expect(other.fetched()).toEqual([['100']]);
    expect(await other.texts(ADA, ['100'])).toEqual(['Text of 100']);
    expect(other.fetched()).toEqual([]);
  });

  it('ignores entries of another version', async () => {
    await warm();
    const keys = await caches[0]!.client.keys(`${prefix}*:entity:*`);
    const own = keys.map((key) => key.slice(key.indexOf(':entity:') + 1));
    await caches[0]!.setMany(
      own.map((key) => [key, '{"at":"yesterday"}']),
      10_000,
    );
    expect(await other.texts(ADA, ['100'])).toEqual(['Text of 100']);
    expect(other.fetched()).toEqual([['100']]);
  });
});
