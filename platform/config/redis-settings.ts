import { text } from './formats.js';
import { parseRedisUrl } from './redis-url.js';
import {
  certificateMistakes,
  certificateSettings,
  serverUrl,
  tlsFilesOf,
  withoutUrl,
} from './server-settings.js';
import { declareSettings, type ValuesOf } from './settings.js';

/** Where Redis is, how a process proves who it is, and whom it trusts. */
export const REDIS_SETTINGS = declareSettings({
  /** One server, a cluster, or a master that sentinels know. */
  REDIS_URL: serverUrl(parseRedisUrl).optional(),
  ...certificateSettings('REDIS'),
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
      ...tlsFilesOf('REDIS', settings),
      sentinelUsername: settings.REDIS_SENTINEL_USERNAME,
      sentinelPassword: settings.REDIS_SENTINEL_PASSWORD,
    },
  };
}

function* contradictions(values: RedisSettings): Iterable<string> {
  const { REDIS_URL, REDIS_SENTINEL_USERNAME, REDIS_SENTINEL_PASSWORD } = values;
  if (REDIS_URL === undefined) return yield* withoutUrl('REDIS', values);
  const { tls, kind } = parseRedisUrl(REDIS_URL);
  yield* certificateMistakes('REDIS', values, tls ? null : 'that begins with rediss');
  for (const name of ['REDIS_SENTINEL_USERNAME', 'REDIS_SENTINEL_PASSWORD'] as const)
    if (kind !== 'sentinel' && values[name] !== undefined)
      yield `${name} needs a REDIS_URL of sentinels (redis+sentinel://)`;
  if (REDIS_SENTINEL_USERNAME !== undefined && REDIS_SENTINEL_PASSWORD === undefined)
    yield 'REDIS_SENTINEL_USERNAME needs REDIS_SENTINEL_PASSWORD';
}
