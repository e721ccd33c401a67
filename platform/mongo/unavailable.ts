import {
  MongoBulkWriteError,
  MongoError,
  MongoErrorLabel,
  MongoNetworkError,
  MongoServerSelectionError,
} from 'mongodb';

/** The driver does not export the class of what it throws when every connection stayed busy for too long. */
const NO_CONNECTION_FREE = 'MongoWaitQueueTimeoutError';
/** OutOfDiskSpace: a full disk refuses writes. */
const DISK_IS_FULL = 14_031;

/**
 * Whether a command failed because the documents could not be reached, or not in time: nothing is wrong with what was asked,
 * and it may well work later.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof MongoError)) return false;
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error.name === NO_CONNECTION_FREE ||
    error.code === DISK_IS_FULL ||
    // What stopped a bulk write is wrapped, and only a server's refusal keeps its code.
    (error instanceof MongoBulkWriteError && error.code === undefined) ||
    error.hasErrorLabel(MongoErrorLabel.RetryableWriteError)
  );
}

/** Whether a write that failed may have been made all the same: its connection was lost before anybody knew. */
export function isInDoubt(error: unknown): boolean {
  const reason: unknown = error instanceof MongoBulkWriteError ? error.errorResponse : error;
  return reason instanceof MongoNetworkError;
}
