import { MongoAPIError, MongoParseError, MongoServerError, MongoServerSelectionError } from 'mongodb';
import { parseMongoUrl } from '../config/mongo-url.js';
import {
  certificateFailure,
  finalFailure,
  REFUSED_IDENTITY,
  systemCodeOf,
  type ConnectionFailure,
} from '../servers/index.js';

/** MongoDB's codes for a wrong identity: Unauthorized, AuthenticationFailed, and the same of its cloud. */
const REFUSED = new Set<unknown>([13, 18, 8_000]);

/** Explains why MongoDB could not be connected to. */
export function connectionFailure(error: unknown, url: string): ConnectionFailure {
  const { hosts, tls, option } = parseMongoUrl(url);
  const where = hosts.join(', ');
  const cause = causeOf(error);
  const reason = (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');
  const attempt = { where, reason };
  if (cause instanceof MongoServerError && REFUSED.has(cause.code))
    return finalFailure('MONGODB_URL', attempt, REFUSED_IDENTITY);
  const code = systemCodeOf(cause);
  const refused = certificateFailure('MONGODB', code, attempt);
  if (refused) return refused;
  if (
    cause instanceof MongoParseError ||
    (cause instanceof MongoAPIError && !(cause instanceof MongoServerSelectionError))
  )
    return finalFailure('MONGODB_URL', attempt, 'Correct the option.');
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
