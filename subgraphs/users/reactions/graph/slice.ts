import { forEachConcurrently } from '#platform/for-each-concurrently.js';

/** Edges that one reaction changes: each takes some ms, and a reaction must end in bounded time. */
export const SLICE = 200;

/** Edges that are changed concurrently: most of the time of each is spent waiting for the disk. */
const CONCURRENCY = 16;

/** Calls `change` for every id of a slice. */
export function changeAll(ids: readonly string[], change: (id: string) => Promise<unknown>): Promise<void> {
  return forEachConcurrently(ids, CONCURRENCY, change);
}
