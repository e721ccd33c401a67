import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  encrypted,
  findBinary,
  makeCertificates,
  startRedis,
  startRedisCluster,
  startRedisSentinels,
  type Certificates,
} from '#testkit/services/index.js';
import { DisposalStack } from '../lifecycle.js';
import { silentLog } from '../log.js';
import { connectRedisCache, type RedisCache } from './redis.js';
import type { RedisAccess } from './redis-access.js';

const missing = ['redis-server', 'openssl'].filter((name) => findBinary(name) === null);
const why = missing.length > 0 ? ` (skipped: ${missing.join(' and ')} not installed)` : '';

function connect(url: string, access: RedisAccess = {}): Promise<RedisCache> {
  return connectRedisCache({ url, access, namespace: 'test', log: silentLog, commandTimeout: 10_000 });
}

async function works(url: string, access: RedisAccess = {}): Promise<void> {
  await using cache = await connect(url, access);
  await cache.setMany(
    ['a', 'b', 'c', 'd'].map((key) => [key, key]),
    60_000,
  );
  expect(await cache.getMany(['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'c', 'd']);
}

describe.skipIf(why !== '')(`access to Redis${why}`, () => {
  const stack = new DisposalStack();
  let certificates: Certificates;
  let client: RedisAccess;
  beforeAll(async () => {
    certificates = stack.use(await makeCertificates());
    const { ca, clientCert, clientKey } = certificates;
    client = { caFile: ca, certFile: clientCert, keyFile: clientKey };
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  test('a user and a password of the URL are used, and wrong ones refused with the setting', async () => {
    await using server = await startRedis(['--requirepass', 'pass/word']);
    const { host } = new URL(server.url);
    await works(`redis://:pass%2Fword@${host}`);
    await using operator = await connect(`redis://:pass%2Fword@${host}`);
    await operator.client.call('ACL', 'SETUSER', 'ada', 'on', '>lovelace', '~*', '+@all');
    await works(`redis://ada:lovelace@${host}`);
    const refused = `REDIS_URL: ${host}: `;
    await expect(connect(`redis://${host}`)).rejects.toThrow(`${refused}NOAUTH`);
    await expect(connect(`redis://ada:babbage@${host}`)).rejects.toThrow(`${refused}WRONGPASS`);
    await expect(connect(`redis://ada:babbage@${host}`)).rejects.not.toThrow('babbage');
  });

  test('a private authority and the certificate of the client are used, and missing ones refused with the setting', async () => {
    const { port, settings } = await encrypted(certificates);
    await using _server = await startRedis(settings);
    const url = `rediss://127.0.0.1:${port}`;
    await works(url, client);
    await expect(connect(url, { ...client, caFile: undefined })).rejects.toThrow(
      /^REDIS_CA_FILE: 127\.0\.0\.1:\d+: .* It must hold the authority/,
    );
    await expect(connect(url, { caFile: certificates.ca })).rejects.toThrow(/^REDIS_CERT_FILE: 127\.0\.0\.1/);
  });

  test('a cluster is reached over TLS', async () => {
    await using cluster = await startRedisCluster(certificates);
    await works(cluster.url, client);
    await expect(connect(cluster.url)).rejects.toThrow(/^REDIS_CA_FILE/);
    const refused = cluster.url.replace('://', '://ada:babbage@');
    await expect(connect(refused, client)).rejects.toThrow(/^REDIS_URL: .*WRONGPASS/);
  });

  test('a URL of another kind than the server is refused with what to use', async () => {
    await using server = await startRedis();
    const { host } = new URL(server.url);
    await expect(connect(`redis+cluster://${host}`)).rejects.toThrow(/^REDIS_URL: .* no Redis Cluster/);
    await expect(connect(`redis+sentinel://${host}/nest`)).rejects.toThrow(/^REDIS_URL: .* no sentinel/);
  });

  test('sentinels have credentials of their own', async () => {
    await using redis = await startRedisSentinels({ passwords: { servers: 'egg', sentinels: 'guard' } });
    const url = redis.url.replace('://', '://:egg@');
    await works(url, { sentinelPassword: 'guard' });
    await expect(connect(url)).rejects.toThrow(/^REDIS_SENTINEL_PASSWORD: .*NOAUTH.* Set it\./);
    await expect(connect(url, { sentinelPassword: 'x' })).rejects.toThrow(
      /^REDIS_SENTINEL_PASSWORD: .*Correct it\./,
    );
  });

  test('sentinels and their servers are reached over TLS, and the next master, too', async () => {
    await using redis = await startRedisSentinels({ certificates });
    await works(redis.url, client);
    await expect(connect(redis.url)).rejects.toThrow(/^REDIS_CA_FILE: .* It must hold the authority/);
    await expect(connect(redis.url, { caFile: certificates.ca })).rejects.toThrow(/^REDIS_CERT_FILE: /);
    await using cache = await connect(redis.url, client);
    await redis.master.kill();
    // Sentinels that split their votes need a second round.
    const isBack = async () => expect(await cache.getMany(['never'])).toEqual([null]);
    await vi.waitFor(isBack, { timeout: 60_000 });
  });

  test('a URL without TLS to servers that speak it, and the other way round, is refused with what to use', async () => {
    const { port, settings } = await encrypted(certificates);
    await using server = await startRedis([...settings, '--requirepass', 'secret']);
    await using cluster = await startRedisCluster(certificates);
    await using sentinels = await startRedisSentinels({ certificates });
    const { host } = new URL(server.url);
    const refused = (reason: string) =>
      new RegExp(`^REDIS_URL: 127\\.0\\.0\\.1:.* ${reason.replaceAll('+', '\\+')}$`);
    await expect(connect(`redis://127.0.0.1:${port}`)).rejects.toThrow(refused('speaks TLS. Use rediss://'));
    await expect(connect(`rediss://${host}`, client)).rejects.toThrow(refused('speaks no TLS. Use redis://'));
    await expect(connect(cluster.url.replace('rediss', 'redis'))).rejects.toThrow(
      refused('speaks TLS. Use rediss+cluster://'),
    );
    const plainPort = cluster.nodes[0]!.redis.options.port;
    await expect(connect(`rediss+cluster://127.0.0.1:${plainPort}`, client)).rejects.toThrow(
      refused('speaks no TLS. Use redis+cluster://'),
    );
    await expect(connect(sentinels.url.replace('rediss', 'redis'))).rejects.toThrow(
      refused('speaks TLS. Use rediss+sentinel://'),
    );
    await expect(connect(`rediss+sentinel://${host}/nest`, client)).rejects.toThrow(
      refused('speaks no TLS. Use redis+sentinel://'),
    );
  });
});
