import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { RedisServers } from '../config/redis-url.js';
import { readTlsFiles, type ConnectionFailure } from '../servers/index.js';
import { connectionFailure, wrongProtocolFailure } from './connection-failure.js';
import type { RedisAccess } from './redis-access.js';
import { TimedRedis } from './timed-clients.js';

/** How long one server is asked, in ms. */
const PROBE_MS = 500;

/**
 * Explains why a connection could not be made. The driver does not tell why the servers of a cluster and sentinels are not
 * reached, and a server that speaks another protocol is only one that hangs up or is silent: so the first one is asked directly.
 */
export async function diagnose(
  error: Error,
  servers: RedisServers,
  access: RedisAccess,
): Promise<ConnectionFailure> {
  const told = connectionFailure(error, servers, access);
  if (told.isFinal) return told;
  const found = servers.kind === 'server' ? null : await probe(servers, access);
  const failure = found ? connectionFailure(found, servers, access) : told;
  if (failure.isFinal) return failure;
  return (await speaksOther(servers)) ? wrongProtocolFailure(servers) : failure;
}

/** Connects to one server, or sentinel, once; the error, or null when there was none. */
async function probe(
  { kind, hosts, credentials, tls }: RedisServers,
  access: RedisAccess,
): Promise<Error | null> {
  const { sentinelUsername: username, sentinelPassword: password } = access;
  const ofSentinels = {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
  };
  const client = new TimedRedis(PROBE_MS, {
    ...{ ...hosts[0], ...(kind === 'sentinel' ? ofSentinels : credentials) },
    ...(tls && { tls: readTlsFiles(access) }),
    ...{ connectTimeout: PROBE_MS, maxRetriesPerRequest: 0, lazyConnect: true, retryStrategy: () => null },
  });
  let reason: Error | null = null;
  client.on('error', (found: Error) => (reason ??= found));
  await client.connect().catch((found: unknown) => (reason ??= found as Error));
  client.disconnect();
  return reason;
}

/** Whether the first server speaks TLS although the URL does not, or the other way round. */
async function speaksOther({ hosts: [address], tls }: RedisServers): Promise<boolean> {
  if (!address) return false;
  if (!tls) {
    const socket = connectTls({ ...address, rejectUnauthorized: false });
    return ends(socket, 'secureConnect', () => true);
  }
  const socket = connectPlain(address, () => socket.write('PING\r\n'));
  // "+PONG", or "-NOAUTH ..." of a server with a password.
  return ends(socket, 'data', (text) => /^[+-]/.test(text));
}

function ends(socket: Socket, event: string, isOther: (text: string) => boolean): Promise<boolean> {
  return new Promise<boolean>((resolve) => {
    socket.setTimeout(PROBE_MS, () => resolve(false));
    socket.once(event, (data?: Buffer) => resolve(isOther(String(data ?? ''))));
    socket.on('error', () => undefined).once('close', () => resolve(false));
  }).finally(() => socket.destroy());
}
