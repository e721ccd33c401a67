import type { Clock } from '#platform/clock.js';
import { RookeryError } from '#platform/errors.js';
import type { OverloadSignal } from '#social/overload.js';

/** How old the answer may be, in ms. */
const MAX_AGE_MS = 1_000;

/** How long to wait before posting again when the network is behind, in seconds. */
const RETRY_AFTER_S = 5;

/** OVERLOADED while what is to be fanned out has to wait. */
export function refuseWhileOverloaded({ overloaded }: { overloaded: () => boolean }): void {
  if (overloaded()) throw new RookeryError('OVERLOADED', { retryAfter: RETRY_AFTER_S });
}

/** Tells at once whether the network is overloaded, by a look at the cache at most once a second, in the background. */
export function watchOverload(signal: OverloadSignal, clock: Clock): () => boolean {
  let overloaded = false;
  let lookedAt = 0;
  return () => {
    if (clock.now() - lookedAt >= MAX_AGE_MS) {
      lookedAt = clock.now();
      signal.isRaised().then(
        (isRaised) => (overloaded = isRaised),
        // Nobody can say: posting goes on, and so do the outboxes.
        () => (overloaded = false),
      );
    }
    return overloaded;
  };
}
