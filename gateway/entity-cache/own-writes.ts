import { LRUCache } from 'lru-cache';
import type { Clock } from '#platform/clock.js';
import { boundedLru } from '#platform/bounded-lru.js';

/** For how long users read past the cache after they wrote something, in ms: longer than their event is on its way. */
const PAST_THE_CACHE_MS = 3_000;
const MAX_WRITERS = 100_000;

/** Who has just written something through this gateway, and so must see it. */
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
    return wroteAt !== undefined && this.#clock.now() - wroteAt < PAST_THE_CACHE_MS;
  }
}
