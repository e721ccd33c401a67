import {
  MongoBulkWriteError,
  MongoError,
  MongoErrorLabel,
  MongoNetworkError,
  MongoNetworkTimeoutError,
  MongoServerSelectionError,
} from 'mongodb';

/** The driver does not export the error class of a connection pool timeout. */
const NO_CONNECTION_FREE = 'MongoWaitQueueTimeoutError';
/** Error code OutOfDiskSpace: the server refuses writes. */
const DISK_IS_FULL = 14_031;
/**
 * Error codes of a server that stops, or that is not the primary (any more): ShutdownInProgress, PrimarySteppedDown, NotWritablePrimary,
 * InterruptedAtShutdown, InterruptedDueToReplStateChange, NotPrimaryNoSecondaryOk, NotPrimaryOrSecondary. And those of a router
 * that cannot reach a shard: HostUnreachable, HostNotFound, FailedToSatisfyReadPreference.
 */
const NO_PRIMARY = new Set([91, 189, 10_107, 11_600, 11_602, 13_435, 13_436, 6, 7, 133]);
/** Error code MaxTimeMSExpired: the server ended a read that took too long. */
const TOOK_TOO_LONG = 50;

/**
 * Whether a command failed because MongoDB could not be reached, or not in time. The command itself is valid
 * and may succeed later.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof MongoError)) return false;
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error.name === NO_CONNECTION_FREE ||
    error.code === DISK_IS_FULL ||
    error.code === TOOK_TOO_LONG ||
    // The driver wraps the cause in a bulk write error, which has a code only when the server refused the
    // write.
    (error instanceof MongoBulkWriteError && error.code === undefined) ||
    error.hasErrorLabel(MongoErrorLabel.RetryableWriteError)
  );
}

/**
 * Whether a command failed for a reason that has nothing to do with it: no server can be reached, the connection was lost, a
 * primary is being elected, or the disk is full. Other than `isUnavailable`, false for a command that was too slow: the next
 * one may be too slow as well.
 */
export function isOutage(error: unknown): boolean {
  const reason: unknown = error instanceof MongoBulkWriteError ? error.errorResponse : error;
  if (!(reason instanceof MongoError) || reason instanceof MongoNetworkTimeoutError) return false;
  return (
    reason instanceof MongoNetworkError ||
    reason instanceof MongoServerSelectionError ||
    reason.name === NO_CONNECTION_FREE ||
    reason.code === DISK_IS_FULL ||
    NO_PRIMARY.has(Number(reason.code))
  );
}

/** Whether a failed write may have been applied: its connection was lost before the reply. */
export function isInDoubt(error: unknown): boolean {
  const reason: unknown = error instanceof MongoBulkWriteError ? error.errorResponse : error;
  return reason instanceof MongoNetworkError;
}
