import { MongoServerError } from 'mongodb';

/** The code of every engine for "another document has this key". */
export const DUPLICATE_KEY = 11000;

/** Whether a write was refused because another document has the same unique key. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY;
}
