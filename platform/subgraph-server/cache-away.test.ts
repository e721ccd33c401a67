import { buildSchema, type GraphQLSchema } from 'graphql';
import { expect, it } from 'vitest';
import { findBinary, startRedis } from '#testkit/services/index.js';
import { connectRedisCache } from '../cache/index.js';
import { silentLog } from '../log.js';
import { createRunOperation } from './operation.js';

function schemaOf(resolve: () => Promise<unknown>): GraphQLSchema {
  const schema = buildSchema('type Query { cached: String }');
  schema.getQueryType()!.getFields()['cached']!.resolve = resolve;
  return schema;
}

async function codeOf(resolve: () => Promise<unknown>): Promise<unknown> {
  const run = createRunOperation(schemaOf(resolve), silentLog);
  const { errors } = await run({ query: '{ cached }' }, {});
  return errors?.[0]?.extensions?.['code'];
}

it.skipIf(findBinary('redis-server') === null)(
  'a resolver that cannot do without the cache answers SERVICE_UNAVAILABLE while Redis is away',
  async () => {
    await using redis = await startRedis();
    await using cache = await connectRedisCache({ url: redis.url, namespace: 'test', log: silentLog });
    const read = async () => (await cache.getMany(['key']))[0];
    expect(await codeOf(read)).toBeUndefined();
    await redis.kill();
    expect(await codeOf(read)).toBe('SERVICE_UNAVAILABLE');
    const wrapped = () =>
      read().catch((cause: unknown) => {
        throw new Error('No page without the cache.', { cause });
      });
    expect(await codeOf(wrapped)).toBe('SERVICE_UNAVAILABLE');
    expect(await codeOf(() => Promise.reject(new Error('a mistake')))).toBe('INTERNAL_SERVER_ERROR');
  },
);
