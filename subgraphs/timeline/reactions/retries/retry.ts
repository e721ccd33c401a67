import type { Clock } from '#platform/clock.js';
import type { Log } from '#platform/log.js';
import type { Metrics } from '#platform/metrics/index.js';
import type { AnyEvent } from '#schema/events.js';
import { CacheFailure } from '../../store/cache-failure.js';
import type { Postponed, RetryQueue } from '../../store/retry-queue.js';

/** The pause while the whole cache is away, in ms. */
const AWAY_MS = 1_000;

export interface RetryOptions {
  retryQueue: RetryQueue;
  /** Runs the reaction to an event. */
  react: (event: AnyEvent) => Promise<void>;
  /** Whether the cache answers and takes writes. Failures of a cache that does not are not counted. */
  isCacheUp: () => Promise<boolean>;
  /** Ends the retries of an event without losing its effect. */
  giveUp: (postponed: Postponed, reason: string) => Promise<void>;
  /** The pauses after the failures that are counted, in ms. The event is given up after one more. */
  pauses: readonly number[];
  metrics: Pick<Metrics, 'postponed'>;
  clock: Clock;
  log: Log;
}

/** One more try of a postponed event, and what follows from it. */
export class Retry {
  readonly #options: RetryOptions;
  /** Whether the last failure was one of the whole cache. */
  #isAway = false;

  constructor(options: RetryOptions) {
    this.#options = options;
  }

  /** Whether the event is handled now. Otherwise it is put off, or given up. */
  async run(postponed: Postponed): Promise<boolean> {
    const { retryQueue, react } = this.#options;
    try {
      await react(postponed.event);
    } catch (error) {
      await this.#failed(postponed, error);
      return false;
    }
    await retryQueue.remove(postponed.event.id);
    this.#end('handled');
    return true;
  }

  async #failed(postponed: Postponed, error: unknown): Promise<void> {
    const { isCacheUp, pauses } = this.#options;
    if (error instanceof CacheFailure && !(await isCacheUp())) return this.#await(postponed, error);
    const pause = pauses[postponed.failures];
    await (pause === undefined ? this.#giveUp(postponed, error) : this.#putOff(postponed, error, pause));
  }

  /** The whole cache is away or takes no write, for hours perhaps: this is no try. */
  async #await({ event, failures }: Postponed, error: Error): Promise<void> {
    const { retryQueue, clock, log } = this.#options;
    if (!this.#isAway) log.warn({ err: error }, 'the cache takes no writes: postponed events wait for it');
    this.#isAway = true;
    await retryQueue.putOff(event.id, failures, clock.now() + AWAY_MS);
  }

  async #putOff({ event, failures }: Postponed, error: unknown, pause: number): Promise<void> {
    const { retryQueue, clock, log } = this.#options;
    const attempts = failures + 1;
    log.warn({ ...described(event), attempts, pause, err: error }, 'a postponed event failed again');
    await retryQueue.putOff(event.id, attempts, clock.now() + pause);
    this.#end('failed');
  }

  async #giveUp(postponed: Postponed, error: unknown): Promise<void> {
    const { retryQueue, giveUp, pauses, clock, log } = this.#options;
    const { event, failures } = postponed;
    const line = { ...described(event), attempts: failures + 1, err: error };
    try {
      await giveUp(postponed, reasonOf(error));
    } catch (cause) {
      // Without its timelines deleted and its dead letter stored, the event would be lost.
      log.warn({ ...line, err: cause }, 'a postponed event could not be given up');
      return retryQueue.putOff(event.id, failures, clock.now() + (pauses.at(-1) ?? AWAY_MS));
    }
    await retryQueue.remove(event.id);
    log.warn(line, 'a postponed event was given up: it is a dead letter, and its timelines are built anew');
    this.#end('given-up');
  }

  #end(outcome: 'handled' | 'failed' | 'given-up'): void {
    const { metrics, log } = this.#options;
    metrics.postponed.inc({ outcome });
    if (this.#isAway) log.info('the cache takes writes again: postponed events are handled');
    this.#isAway = false;
  }
}

/** What failed, and for which user: who acted, whose followers or own timeline it is about. */
function described({ id, type, key }: AnyEvent): { what: string; userId: string; event: string } {
  return { what: type, userId: key, event: id };
}

/** With the reason of the cache, which its failure only wraps. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, cause } = error;
  return cause instanceof Error ? `${message} ${cause.message}` : message;
}
