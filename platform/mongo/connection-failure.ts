import { MongoAPIError, MongoParseError, MongoServerError, MongoServerSelectionError } from 'mongodb';
import { parseMongoUrl } from '../config/mongo-url.js';

export interface ConnectionFailure {
  /** What was tried, what came of it, and the setting to look at. Holds no password. */
  line: string;
  /** Whether no retry can help. */
  isFinal: boolean;
}

/** MongoDB's codes for a wrong identity: Unauthorized, AuthenticationFailed, and the same of its cloud. */
const REFUSED = new Set<unknown>([13, 18, 8_000]);

/** OpenSSL's names for certificates that no trusted authority has signed. */
const UNTRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Explains why MongoDB could not be connected to. */
export function connectionFailure(error: unknown, url: string): ConnectionFailure {
  const { hosts, tls, option } = parseMongoUrl(url);
  const where = hosts.join(', ');
  const cause = causeOf(error);
  const reason = (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');
  const final = (setting: string, advice: string) => ({
    line: `${setting}: ${where}: ${reason}. ${advice}`,
    isFinal: true,
  });
  if (cause instanceof MongoServerError && REFUSED.has(cause.code))
    return final('MONGODB_URL', 'The servers refuse this identity: correct it, or permit it there.');
  const code = codeOf(cause);
  if (UNTRUSTED.has(code)) return final('MONGODB_CA_FILE', 'It must hold the authority of the servers.');
  if (code === 'CERT_HAS_EXPIRED') return final('MONGODB_URL', 'Renew the certificate of the server.');
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return final('MONGODB_URL', 'Use the names that the certificates of the servers have.');
  if (code.includes('ALERT') && code.includes('CERTIFICATE'))
    return final('MONGODB_CERT_FILE', 'The servers want the certificate of a client that they trust.');
  if (
    cause instanceof MongoParseError ||
    (cause instanceof MongoAPIError && !(cause instanceof MongoServerSelectionError))
  )
    return final('MONGODB_URL', 'Correct the option.');
  const set = option('replicaSet');
  const name = set === undefined ? '' : `, replica set ${set}`;
  const hint = !tls && code === 'ECONNRESET' ? '. Servers that want encryption need tls=true' : '';
  return { line: `${where}${name} (MONGODB_URL): ${reason}${hint}`, isFinal: false };
}

/** What a server answered: a failed selection of a server keeps the error of each. */
function causeOf(error: unknown): unknown {
  if (!(error instanceof MongoServerSelectionError)) return error;
  for (const { error: cause } of error.reason?.servers.values() ?? []) if (cause) return cause;
  return error;
}

/** The code of an error or of what caused it. */
function codeOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause === undefined ? '' : codeOf(cause);
}
