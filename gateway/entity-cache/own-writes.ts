import { LRUCache } from 'lru-cache';
import type { Clock } from '#platform/clock.js';
import { boundedLru } from '#platform/bounded-lru.js';

/** ms after a write during which its author bypasses the cache: longer than the event of the write takes to arrive. */
const BYPASS_MS = 3_000;
const MAX_WRITERS = 100_000;

/** Users who have recently written through this gateway, and must read their own writes. */
export class OwnWrites {
  readonly #clock: Clock;
  readonly #wroteAt = new LRUCache<string, number>(boundedLru(MAX_WRITERS));

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(viewerId: string): void {
    this.#wroteAt.set(viewerId, this.#clock.now());
  }

  isRecent(viewerId: string): boolean {
    const wroteAt = this.#wroteAt.get(viewerId);
    return wroteAt !== undefined && this.#clock.now() - wroteAt < BYPASS_MS;
  }
}
