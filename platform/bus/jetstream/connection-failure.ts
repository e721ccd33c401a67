import { JetStreamApiError } from '@nats-io/jetstream';
import { errors } from '@nats-io/transport-node';
import { parseNatsUrl } from '../../config/nats-url.js';
import type { NatsAccess } from './connection-options.js';

export interface ConnectionFailure {
  /** What was tried, what came of it, and the setting to look at. Holds no password. */
  line: string;
  /** Whether no retry can help. */
  isFinal: boolean;
}

/** JetStream's error codes for more replicas than a server without a cluster has, and than its cluster can place now. */
const NO_CLUSTER = 10_074;
const NO_PEERS = 10_005;

/** JetStream's error code for a stream that another process is creating at this moment. */
const NO_STREAM = 10_059;

/** OpenSSL's names for certificates that no trusted authority has signed. */
const UNTRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Explains why a connection could not be made or the streams not be prepared. */
export function connectionFailure(error: unknown, url: string, access: NatsAccess): ConnectionFailure {
  const { servers, tls } = parseNatsUrl(url);
  const where = servers.join(', ');
  const reason = error instanceof Error ? error.message : String(error);
  const code = codeOf(error);
  const final = (setting: string, advice: string) => ({
    line: `${setting}: ${where}: ${reason}. ${advice}`,
    isFinal: true,
  });
  if (error instanceof errors.AuthorizationError || error instanceof errors.UserAuthenticationExpiredError)
    return final(identityOf(access), 'The servers refuse this identity: correct it, or permit it there.');
  if (UNTRUSTED.has(code)) return final('NATS_CA_FILE', 'It must hold the authority of the servers.');
  if (code === 'CERT_HAS_EXPIRED') return final('NATS_URL', 'Renew the certificate of the server.');
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return final('NATS_URL', 'Use the names that the certificates of the servers have.');
  if (code.includes('ALERT') && code.includes('CERTIFICATE'))
    return final('NATS_CERT_FILE', 'The servers want the certificate of a client that they trust.');
  if (/does not support 'tls'/.test(reason)) return final('NATS_URL', 'These servers want nats://.');
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
    return { line: `ROOKERY_NATS_REPLICAS: ${where}: ${message}. ${advice}`, isFinal: true };
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

/** The code of an error or of what caused it. */
function codeOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause === undefined ? '' : codeOf(cause);
}
