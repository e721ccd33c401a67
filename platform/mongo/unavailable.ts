import {
  MongoBulkWriteError,
  MongoError,
  MongoErrorLabel,
  MongoNetworkError,
  MongoServerSelectionError,
} from 'mongodb';

/** The driver does not export the error class of a connection pool timeout. */
const NO_CONNECTION_FREE = 'MongoWaitQueueTimeoutError';
/** Error code OutOfDiskSpace: the server refuses writes. */
const DISK_IS_FULL = 14_031;
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

/** Whether a failed write may have been applied: its connection was lost before the reply. */
export function isInDoubt(error: unknown): boolean {
  const reason: unknown = error instanceof MongoBulkWriteError ? error.errorResponse : error;
  return reason instanceof MongoNetworkError;
}
