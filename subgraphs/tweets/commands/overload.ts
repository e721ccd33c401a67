import type { Clock } from '#platform/clock.js';
import { RookeryError } from '#platform/errors.js';
import type { OverloadSignal } from '#social/overload.js';

/** The maximum age of the value that is read from the signal, in ms. */
const MAX_AGE_MS = 1_000;

/** When a client should post again, in seconds. */
const RETRY_AFTER_S = 5;

/** Throws OVERLOADED while the fan-out of tweets lags too far behind. */
export function refuseWhileOverloaded({ isOverloaded }: { isOverloaded: () => boolean }): void {
  if (isOverloaded()) throw new RookeryError('OVERLOADED', { retryAfter: RETRY_AFTER_S });
}

/** Returns the last known value of the signal without waiting; refreshes it in the background, at most once a second. */
export function watchOverload(signal: OverloadSignal, clock: Clock): () => boolean {
  let isOverloaded = false;
  let readAt = 0;
  return () => {
    if (clock.now() - readAt >= MAX_AGE_MS) {
      readAt = clock.now();
      signal.isRaised().then(
        (isRaised) => (isOverloaded = isRaised),
        // The cache is unavailable: an unknown state must not stop posting.
        () => (isOverloaded = false),
      );
    }
    return isOverloaded;
  };
}
