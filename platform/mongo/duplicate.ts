import { MongoServerError } from 'mongodb';

/** MongoDB's error code for a duplicate key. */
export const DUPLICATE_KEY = 11000;

/** Whether a write failed because another document has the same unique key. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY;
}
