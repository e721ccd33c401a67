import { hostsOf, type RedisServers } from '../config/redis-url.js';
import { certificateFailure, finalFailure, type ConnectionFailure } from '../servers/index.js';
import type { RedisAccess } from './redis-access.js';

/** By error: the setting to correct, and how. Of errors that no retry can help. */
const FINAL: readonly [error: RegExp, setting: string, advice: string][] = [
  [/WRONGPASS|NOAUTH|invalid password/, 'REDIS_URL', 'Correct the user and the password of the URL.'],
  [/NOPERM/, 'REDIS_URL', 'Permit this user what Rookery needs (docs/operations.md).'],
  [/cluster support disabled/, 'REDIS_URL', 'This is no Redis Cluster: use redis:// for one server.'],
  [/unknown command.*sentinel/i, 'REDIS_URL', 'This is no sentinel: use redis:// for one server.'],
  [/alert unknown ca/, 'REDIS_CERT_FILE', 'The servers want the certificate of a client that they trust.'],
];

/** Explains why a connection could not be made. */
export function connectionFailure(
  error: Error,
  servers: RedisServers,
  { sentinelPassword }: RedisAccess,
): ConnectionFailure {
  const { reason, code } = rootOf(error, servers.master);
  const where = hostsOf(servers);
  const attempt = { where, reason };
  const [, setting, advice = ''] = FINAL.find(([pattern]) => pattern.test(`${code} ${reason}`)) ?? [];
  if (setting === undefined)
    return (
      certificateFailure('REDIS', code, attempt) ?? {
        line: `${where} (REDIS_URL): ${reason}`,
        isFinal: false,
      }
    );
  const isSentinel = /sentinel/.test(error.message) && advice.startsWith('Correct the user');
  if (!isSentinel) return finalFailure(setting, attempt, advice);
  return finalFailure(
    'REDIS_SENTINEL_PASSWORD',
    attempt,
    `${sentinelPassword === undefined ? 'Set' : 'Correct'} it.`,
  );
}

/** Why a plain URL cannot be one of a node of a cluster. */
export function clusterNodeFailure(where: string): string {
  return `REDIS_URL: ${where}: is a node of a Redis Cluster. Name some of its nodes by redis+cluster://`;
}

/** The servers speak TLS and the URL does not say so, or the other way round. */
export function wrongProtocolFailure(servers: RedisServers): ConnectionFailure {
  const { kind, tls } = servers;
  const rest = kind === 'server' ? '://' : `+${kind}://`;
  return finalFailure(
    'REDIS_URL',
    { where: hostsOf(servers), reason: tls ? 'speaks no TLS' : 'speaks TLS' },
    `Use ${tls ? 'redis' : 'rediss'}${rest}`,
  );
}

/** The driver wraps what a server of a cluster or a sentinel has said. */
function rootOf(error: Error, master: string | null): { reason: string; code: string } {
  const { lastNodeError, code = '' } = error as Error & { lastNodeError?: Error; code?: string };
  if (lastNodeError) return rootOf(lastNodeError, master);
  if (!error.message.startsWith('All sentinels')) return { reason: shortened(error.message), code };
  const last = /Last error: (.*)$/.exec(error.message)?.[1];
  return { reason: last ? shortened(last) : `the sentinels know no master of the name ${master}`, code };
}

/** Without the advice of Redis, which is about other clients, and without the places in OpenSSL's source. */
function shortened(message: string): string {
  const alert = /alert [a-z ]+/.exec(message)?.[0];
  return alert ?? message.replace(/(NOAUTH) HELLO .*/s, '$1').replace(/\.+\s*$/, '');
}
