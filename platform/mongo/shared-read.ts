import { Batches } from './batches.js';

/** Callers whose documents are read in one find: each may ask for a hundred. */
const MAX_BATCH = 32;

/**
 * Lets concurrent calls share one read: those of one turn of the event loop, and those that come while a read is running. The result
 * may hold more than a caller has asked for.
 */
export function sharedRead<Key, Result>(
  read: (keys: readonly Key[]) => Promise<Result>,
): (keys: readonly Key[]) => Promise<Result> {
  const batches = new Batches<readonly Key[], Result>(
    async (lists) => {
      const found = await read([...new Set(lists.flat())]);
      return lists.map(() => found);
    },
    { size: MAX_BATCH },
  );
  return (keys) => batches.do(keys);
}
