import type { Collection, Filter, OptionalUnlessRequiredId } from 'mongodb';
import { isDuplicate } from './duplicate.js';

/**
 * Inserts a document, or returns the one that `key` finds. Of many at once one alone inserts, on every engine: an upsert is as
 * good on MongoDB, but some compatible engines let two upserts of one id return two documents.
 */
export async function insertOrFind<T extends { _id: string }>(
  collection: Collection<T>,
  document: T,
  key: Filter<T>,
): Promise<T> {
  for (;;) {
    try {
      // The driver's types do not resolve for a generic document, which has its id.
      await collection.insertOne(document as unknown as OptionalUnlessRequiredId<T>);
      return document;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const found = await collection.findOne<T>(key);
    // Null when it was removed in between.
    if (found !== null) return found;
  }
}
