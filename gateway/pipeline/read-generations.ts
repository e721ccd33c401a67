import { LRUCache } from 'lru-cache';
import { boundedLru } from '#platform/bounded-lru.js';
import type { Viewer } from '#platform/viewer.js';

/** More than write something while one fetch is under way. */
const MAX_WRITERS = 100_000;

/**
 * Times between what users write. What somebody asks after a mutation must not be answered by what was asked before it and
 * is still under way: fetches of different epochs have nothing in common.
 */
export class ReadGenerations {
  readonly #current = new LRUCache<string, number>(boundedLru(MAX_WRITERS));
  #last = 0;

  /** That of a mutation: no other operation is of it, so that it sees what it has done. */
  next(): number {
    return ++this.#last;
  }

  /** That of a query. */
  of(viewer: Viewer | null): number {
    return (viewer && this.#current.get(viewer.id)) ?? 0;
  }

  /** A mutation has been carried out, or may have been: what its viewer asks from now on is of another epoch. */
  advance(viewer: Viewer | null): void {
    if (viewer) this.#current.set(viewer.id, this.next());
  }
}
