import { MongoServerError } from 'mongodb';

/** Whether a write was refused because a unique key is taken. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 11000;
}
