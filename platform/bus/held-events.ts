import type { AnyEvent, Event } from '../event.js';
import type { Log } from '../log.js';
import type { HeldCount } from './bus.js';

export interface OutageOptions {
  /**
   * Whether a reaction failed because a service that it needs is away. Such a failure is not counted: the event is tried again
   * after `pause`, and the events of its key wait behind it.
   * @default never
   */
  isOutage?: ((error: unknown) => boolean) | undefined;
  /** ms until an event that met an outage is tried again. @default 1_000 */
  outagePause?: number | undefined;
  /**
   * ms after which such failures of one event are counted, while other events of its consumer are handled: an event that
   * breaks its own connection must not block its key for ever. A service that is away for all events is waited for longer.
   * @default 900_000
   */
  outageLimit?: number | undefined;
}

interface Held {
  /** The first failure, in ms of `performance.now()`. */
  since: number;
  /** How many events the consumer had handled at the last failure. */
  handled: number;
  /** Whether the consumer has handled other events between the last two failures. */
  isAlone: boolean;
}

/**
 * The events of one durable consumer whose reactions fail because a service is away: the first of each key. Events behind them
 * in their key wait with them.
 */
export class HeldEvents {
  readonly #durable: string;
  readonly #log: Log;
  readonly #pause: number;
  readonly #limit: number;
  readonly #held = new Map<AnyEvent, Held>();
  #handled = 0;

  constructor(
    durable: string,
    log: Log,
    { outagePause = 1_000, outageLimit = 900_000 }: Omit<OutageOptions, 'isOutage'>,
  ) {
    this.#durable = durable;
    this.#log = log;
    this.#pause = outagePause;
    this.#limit = outageLimit;
  }

  /** Must be called at each failure by an outage. The ms until the next attempt; null when the failure counts as any other. */
  hold(event: AnyEvent, reason: string): number | null {
    const now = performance.now();
    const held = this.#held.get(event) ?? this.#begin(event, reason, now);
    held.isAlone = this.#handled > held.handled;
    held.handled = this.#handled;
    if (!held.isAlone || now - held.since < this.#limit) return this.#pause;
    const { id, type } = event as Event;
    const line = { durable: this.#durable, event: id, type, reason };
    this.#log.error(
      line,
      'reaction fails as in an outage while other events are handled: its failures count',
    );
    return null;
  }

  /** Must be called when the reaction to an event has succeeded. */
  handled(): void {
    this.#handled++;
  }

  /** Must be called when an event is handled, or a dead letter. */
  release(event: AnyEvent): void {
    if (!this.#held.delete(event) || this.#held.size > 0) return;
    this.#log.info({ durable: this.#durable }, 'reactions go on: no event waits for the end of an outage');
  }

  /** Whether an event of a key is held. */
  has(key: string): boolean {
    for (const event of this.#held.keys()) if (event.key === key) return true;
    return false;
  }

  /** The keys whose events fail while those of other keys are handled. */
  *keysAlone(): Iterable<string> {
    for (const [event, { isAlone }] of this.#held) if (isAlone) yield event.key;
  }

  /** By event type; events behind them in their keys do not count. */
  counts(): HeldCount[] {
    const now = performance.now();
    const counts = new Map<string, HeldCount>();
    for (const [event, { since }] of this.#held) {
      const { type } = event as Event;
      const { count, seconds } = counts.get(type) ?? { count: 0, seconds: 0 };
      const longest = Math.max(seconds, (now - since) / 1_000);
      counts.set(type, { durable: this.#durable, type, count: count + 1, seconds: longest });
    }
    return [...counts.values()];
  }

  #begin(event: AnyEvent, reason: string, since: number): Held {
    const { id, type } = event as Event;
    if (this.#held.size === 0)
      this.#log.warn(
        { durable: this.#durable, event: id, type, reason },
        'reactions wait: a service that they need is away',
      );
    const held = { since, handled: this.#handled, isAlone: false };
    this.#held.set(event, held);
    return held;
  }
}
