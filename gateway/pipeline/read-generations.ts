import { LRUCache } from 'lru-cache';
import { boundedLru } from '#platform/bounded-lru.js';
import type { Viewer } from '#platform/viewer.js';

/** More viewers than execute mutations during one fetch. */
const MAX_WRITERS = 100_000;

/**
 * Numbers the reads of a viewer between mutations. A query after a mutation must not share a fetch that was sent before the
 * mutation: only fetches of the same generation are shared.
 */
export class ReadGenerations {
  readonly #current = new LRUCache<string, number>(boundedLru(MAX_WRITERS));
  #last = 0;

  /** A new generation for a mutation, which shares its fetches with no other operation. */
  next(): number {
    return ++this.#last;
  }

  /** The generation of a viewer's queries. */
  of(viewer: Viewer | null): number {
    return (viewer && this.#current.get(viewer.id)) ?? 0;
  }

  /** Starts a new generation for the viewer, after a mutation that was or may have been executed. */
  advance(viewer: Viewer | null): void {
    if (viewer) this.#current.set(viewer.id, this.next());
  }
}
