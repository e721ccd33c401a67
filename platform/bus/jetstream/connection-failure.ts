import { JetStreamApiError } from '@nats-io/jetstream';
import { errors } from '@nats-io/transport-node';
import { parseNatsUrl } from '../../config/nats-url.js';
import {
  certificateFailure,
  finalFailure,
  REFUSED_IDENTITY,
  systemCodeOf,
  type ConnectionFailure,
} from '../../servers/index.js';
import type { NatsAccess } from './connection-options.js';

/** JetStream's error codes for more replicas than a server without a cluster has, and than its cluster can place now. */
const NO_CLUSTER = 10_074;
const NO_PEERS = 10_005;

/** JetStream's error code for a stream that another process is creating at this moment. */
const NO_STREAM = 10_059;

/** Explains why a connection could not be made or the streams not be prepared. */
export function connectionFailure(error: unknown, url: string, access: NatsAccess): ConnectionFailure {
  const { servers, tls } = parseNatsUrl(url);
  const where = servers.join(', ');
  const reason = error instanceof Error ? error.message : String(error);
  const attempt = { where, reason };
  if (error instanceof errors.AuthorizationError || error instanceof errors.UserAuthenticationExpiredError)
    return finalFailure(identityOf(access), attempt, REFUSED_IDENTITY);
  const refused = certificateFailure('NATS', systemCodeOf(error), attempt);
  if (refused) return refused;
  if (/does not support 'tls'/.test(reason))
    return finalFailure('NATS_URL', attempt, 'These servers want nats://.');
  if (error instanceof JetStreamApiError) return refusedRequest(error, where);
  // The client library loses the alert of TLS 1.3 that refuses a client without a certificate, and times out.
  const mayWantCertificate = tls && access.certFile === undefined && error instanceof errors.TimeoutError;
  const hint = mayWantCertificate
    ? '. Servers that want the certificate of a client need NATS_CERT_FILE'
    : '';
  return { line: `${where} (NATS_URL): ${reason}${hint}`, isFinal: false };
}

function refusedRequest(error: JetStreamApiError, where: string): ConnectionFailure {
  const { code, message, status } = error;
  if (code === NO_CLUSTER) {
    const advice = 'Set it to 1, or let the servers form a cluster.';
    return finalFailure('ROOKERY_NATS_REPLICAS', { where, reason: message }, advice);
  }
  if (code === NO_PEERS) {
    const advice = 'Start more servers of the cluster, give them space, or lower it.';
    return { line: `${where}: ${message} (ROOKERY_NATS_REPLICAS). ${advice}`, isFinal: false };
  }
  // Of 503 are JetStream without a leader, and a server that has not yet started it.
  return { line: `${where} (NATS_URL): ${message}`, isFinal: status !== 503 && code !== NO_STREAM };
}

function identityOf({ nkeyFile, credsFile }: NatsAccess): string {
  if (credsFile !== undefined) return `NATS_CREDS_FILE ${credsFile}`;
  return nkeyFile === undefined ? 'NATS_URL' : `NATS_NKEY_FILE ${nkeyFile}`;
}
