import type { Bus } from '#platform/bus/index.js';
import type { Clock } from '#platform/clock.js';

/** ms that the bus takes, after it was away, until events come again without delay. */
const CATCHING_UP_MS = 3_000;

/**
 * Whether events come in as they happen. Those of the time while the bus was away come late when it is back, from outboxes
 * that try again now and then: nothing that was read before then is relied on any more.
 */
export class StreamHealth {
  readonly #bus: Pick<Bus, 'steadyFor'>;
  readonly #clock: Clock;
  readonly #onDeaf: (until: number) => void;
  #askedAt: number;

  /** `onDeaf` is told until when events may have been missed, before anybody is told that they come again. */
  constructor(bus: Pick<Bus, 'steadyFor'>, clock: Clock, onDeaf: (until: number) => void) {
    this.#bus = bus;
    this.#clock = clock;
    this.#onDeaf = onDeaf;
    this.#askedAt = clock.now();
  }

  isGood(): boolean {
    const steadyFor = this.#bus.steadyFor();
    if (steadyFor === Infinity) return true;
    const now = this.#clock.now();
    // Whether or not anybody asked while the bus was away.
    if (steadyFor < now - this.#askedAt) this.#onDeaf(now - steadyFor);
    this.#askedAt = now;
    return steadyFor >= CATCHING_UP_MS;
  }
}
