import { describe, expect, it } from 'vitest';
import { connectRedisCache } from '#platform/cache/index.js';
import { silentLog } from '#platform/log.js';
import { createMetrics } from '#platform/metrics/index.js';
import { openDocuments, startRedis } from '#testkit/services/index.js';

describe('the metrics of the stores', () => {
  it('report the connections to MongoDB and the time of each command', async () => {
    await using documents = await openDocuments();
    const { mongo } = documents;
    const { registry, watchMongo } = createMetrics(null);
    watchMongo(mongo);
    const things = mongo.database('things').collection('things');
    await things.insertOne({});
    await things.countDocuments();
    const text = await registry.metrics();
    expect(text).toMatch(/^rookery_mongodb_command_seconds_count 2$/m);
    expect(text).toMatch(/^rookery_mongodb_wait_seconds_count 2$/m);
    expect(text).toMatch(/^rookery_mongodb_connections\{state="open"\} [1-9]/m);
    expect(text).toMatch(/^rookery_mongodb_connections\{state="used"\} 0$/m);
    expect(text).toMatch(/^rookery_mongodb_wait_failures_total 0$/m);
  });

  it('report the time of each command to Redis, and which of them failed', async () => {
    await using server = await startRedis();
    await using cache = await connectRedisCache({ url: server.url, namespace: 'measured', log: silentLog });
    const { registry, watchRedis } = createMetrics(null);
    watchRedis(cache);
    await cache.increment('views', 1, 1_000);
    await cache.getMany(['views', 'likes']);
    await cache.client.call('no-such-command').catch(() => undefined);
    const text = await registry.metrics();
    expect(text).toMatch(/^rookery_redis_command_seconds_count\{command="mget",outcome="ok"\} 1$/m);
    expect(text).toMatch(
      /^rookery_redis_command_seconds_count\{command="no-such-command",outcome="failed"\} 1$/m,
    );
  });
});
