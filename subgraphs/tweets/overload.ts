import type { Cache } from '#platform/cache/index.js';
import type { Clock } from '#platform/clock.js';

/** Where the room that measures how far behind the fan-out is says so. There while posting must wait, gone otherwise. */
export const OVERLOAD_KEY = 'overload';

/** How old the answer may be, in ms. */
const MAX_AGE_MS = 1_000;

/** Tells at once whether the network is overloaded, by a look at the cache at most once a second, in the background. */
export function watchOverload(cache: Cache, clock: Clock): () => boolean {
  let overloaded = false;
  let lookedAt = 0;
  return () => {
    if (clock.now() - lookedAt >= MAX_AGE_MS) {
      lookedAt = clock.now();
      cache.getMany([OVERLOAD_KEY]).then(
        ([value]) => (overloaded = typeof value === 'string'),
        // Nobody can say: posting goes on, and so do the outboxes.
        () => (overloaded = false),
      );
    }
    return overloaded;
  };
}
