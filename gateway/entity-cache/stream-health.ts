import type { Bus } from '#platform/bus/index.js';
import type { Clock } from '#platform/clock.js';

/** ms after a reconnection until the events of the disconnected time have arrived. */
const CATCHING_UP_MS = 3_000;

/**
 * Whether events arrive without delay. Events of the time while the bus was disconnected arrive late, because outboxes retry
 * at intervals. So entries read before the reconnection are invalidated.
 */
export class StreamHealth {
  readonly #bus: Pick<Bus, 'steadyFor'>;
  readonly #clock: Clock;
  readonly #onEventsMissed: (until: number) => void;
  #checkedAt: number;

  /** `onEventsMissed` receives the time until which events may be missing, before `isGood` returns true again. */
  constructor(bus: Pick<Bus, 'steadyFor'>, clock: Clock, onEventsMissed: (until: number) => void) {
    this.#bus = bus;
    this.#clock = clock;
    this.#onEventsMissed = onEventsMissed;
    this.#checkedAt = clock.now();
  }

  isGood(): boolean {
    const steadyFor = this.#bus.steadyFor();
    if (steadyFor === Infinity) return true;
    const now = this.#clock.now();
    // A disconnection counts even if `isGood` was not called during it.
    if (steadyFor < now - this.#checkedAt) this.#onEventsMissed(now - steadyFor);
    this.#checkedAt = now;
    return steadyFor >= CATCHING_UP_MS;
  }
}
