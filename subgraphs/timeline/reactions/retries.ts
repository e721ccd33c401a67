import type { AnyEvent, EventType } from '#schema/events.js';
import type { Reaction } from '#platform/bus/index.js';
import type { Log } from '#platform/log.js';
import { CacheFailure } from '../store/cache-failure.js';
import type { RetryQueue } from '../store/retry-queue.js';

/** How often postponed events are tried again, in ms, and how many of them at once. */
const SWEEP_MS = 1_000;
const SWEEP_SIZE = 200;

/** After so many failures one after the other there is no use in trying the next one. */
const PATIENCE = 3;

/**
 * Keeps events that fail because of the cache, and handles them when it is back: an outage of minutes must not turn good
 * events into dead letters. All reactions go by the state of the world, so that late is no different from in time.
 */
export class CatchUp implements AsyncDisposable {
  readonly #retryQueue: RetryQueue;
  readonly #log: Log;
  readonly #reactions = new Map<EventType, Reaction>();
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(retryQueue: RetryQueue, log: Log) {
    this.#retryQueue = retryQueue;
    this.#log = log;
  }

  /** The reaction, with events that the cache fails kept for later. */
  guard(type: EventType, reaction: Reaction): Reaction {
    this.#reactions.set(type, reaction);
    return async (event) => {
      try {
        await reaction(event);
      } catch (error) {
        if (!(error instanceof CacheFailure)) throw error;
        await this.#retryQueue.add(event);
      }
    };
  }

  /** The reaction, with events that the cache fails let go: for what only ever lives in the cache. */
  forgive(reaction: Reaction): Reaction {
    return async (event) => {
      try {
        await reaction(event);
      } catch (error) {
        if (!(error instanceof CacheFailure)) throw error;
      }
    };
  }

  /** Starts to look for postponed events, now and every second: those of other processes, too. */
  start(): void {
    const sweep = (): void => {
      this.#sweeping = this.#sweep()
        .catch((error: unknown) => this.#log.warn({ err: error }, 'catching up failed'))
        .finally(() => {
          if (!this.#closed) this.#timer = setTimeout(sweep, SWEEP_MS);
        });
    };
    sweep();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#sweeping;
  }

  async #sweep(): Promise<void> {
    for (let failures = 0, more = true; more;) {
      const events = await this.#retryQueue.next(SWEEP_SIZE);
      for (const event of events) {
        failures = (await this.#again(event)) ? 0 : failures + 1;
        if (this.#closed || failures === PATIENCE) return;
      }
      // A short round that has failed somewhere would find the same events again.
      more = events.length === SWEEP_SIZE;
    }
  }

  /** Whether the event could be handled this time. */
  async #again(event: AnyEvent): Promise<boolean> {
    try {
      await this.#reactions.get(event.type)?.(event);
      await this.#retryQueue.remove(event.id);
      return true;
    } catch (error) {
      const level = error instanceof CacheFailure ? 'debug' : 'error';
      this.#log[level]({ err: error, event: event.id, type: event.type }, 'a postponed event failed again');
      await this.#retryQueue.failed(event.id);
      return false;
    }
  }
}
