import { z } from 'zod';
import { fileWith, text } from './formats.js';
import { parseRedisUrl } from './redis-url.js';
import { declareSettings, type ValuesOf } from './settings.js';

/** Where Redis is, how a process proves who it is, and whom it trusts. */
export const REDIS_SETTINGS = declareSettings({
  /** One server, a cluster, or a master that sentinels know. */
  REDIS_URL: z.string().superRefine(checkUrl).optional(),
  /** The authorities that the certificates of the servers are checked against. @default those of Node.js */
  REDIS_CA_FILE: fileWith(/-----BEGIN CERTIFICATE-----/, 'PEM certificates').optional(),
  REDIS_CERT_FILE: fileWith(/-----BEGIN CERTIFICATE-----/, 'a PEM certificate').optional(),
  REDIS_KEY_FILE: fileWith(/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a PEM private key').optional(),
  /** The credentials of the sentinels, which are not those of the servers. */
  REDIS_SENTINEL_USERNAME: text.optional(),
  REDIS_SENTINEL_PASSWORD: text.optional(),
}).check((values) => [...contradictions(values)]);

type RedisSettings = ValuesOf<typeof REDIS_SETTINGS>;

/** The options of the cache that the settings give. */
export function redisOptions(settings: RedisSettings) {
  return {
    redisUrl: settings.REDIS_URL,
    redis: {
      caFile: settings.REDIS_CA_FILE,
      certFile: settings.REDIS_CERT_FILE,
      keyFile: settings.REDIS_KEY_FILE,
      sentinelUsername: settings.REDIS_SENTINEL_USERNAME,
      sentinelPassword: settings.REDIS_SENTINEL_PASSWORD,
    },
  };
}

function* contradictions(values: RedisSettings): Iterable<string> {
  const { REDIS_URL, REDIS_CERT_FILE, REDIS_KEY_FILE } = values;
  const { REDIS_SENTINEL_USERNAME, REDIS_SENTINEL_PASSWORD } = values;
  if (REDIS_URL === undefined) {
    const given = Object.entries(values).filter(
      ([name, value]) => name.startsWith('REDIS_') && value !== undefined,
    );
    for (const [name] of given) yield `${name} needs REDIS_URL`;
    return;
  }
  const { tls, kind } = parseRedisUrl(REDIS_URL);
  for (const name of ['REDIS_CA_FILE', 'REDIS_CERT_FILE', 'REDIS_KEY_FILE'] as const)
    if (!tls && values[name] !== undefined) yield `${name} needs a REDIS_URL that begins with rediss`;
  if ((REDIS_CERT_FILE === undefined) !== (REDIS_KEY_FILE === undefined))
    yield 'REDIS_CERT_FILE and REDIS_KEY_FILE must be set together';
  for (const name of ['REDIS_SENTINEL_USERNAME', 'REDIS_SENTINEL_PASSWORD'] as const)
    if (kind !== 'sentinel' && values[name] !== undefined)
      yield `${name} needs a REDIS_URL of sentinels (redis+sentinel://)`;
  if (REDIS_SENTINEL_USERNAME !== undefined && REDIS_SENTINEL_PASSWORD === undefined)
    yield 'REDIS_SENTINEL_USERNAME needs REDIS_SENTINEL_PASSWORD';
}

function checkUrl(url: string, context: z.RefinementCtx): void {
  try {
    parseRedisUrl(url);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as TypeError).message });
  }
}
