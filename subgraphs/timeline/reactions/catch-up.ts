import type { AnyEvent, EventType } from '#schema/events.js';
import { MAX_DELIVERIES, type Reaction } from '#platform/bus/index.js';
import type { Cache } from '#platform/cache/index.js';
import type { Log } from '#platform/log.js';
import type { Postponed } from '../store/postponed.js';

export interface CatchUpDeps {
  postponed: Postponed;
  cache: Cache;
  log: Log;
}

/** How often postponed events are tried again, in ms, and how many of them at once. */
const SWEEP_MS = 1_000;
const SWEEP_SIZE = 200;

/**
 * Keeps events that fail because the cache is away, and handles them when it is back: an outage of minutes must not turn
 * good events into dead letters. All reactions go by the state of the world, so that late is no different from in time.
 */
export class CatchUp implements AsyncDisposable {
  readonly #deps: CatchUpDeps;
  readonly #reactions = new Map<EventType, Reaction>();
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(deps: CatchUpDeps) {
    this.#deps = deps;
  }

  /** The reaction, with events that meet no cache kept for later. */
  guard(type: EventType, reaction: Reaction): Reaction {
    this.#reactions.set(type, reaction);
    return async (event) => {
      try {
        await reaction(event);
      } catch (error) {
        if (this.#deps.cache.healthy()) throw error;
        await this.#deps.postponed.add(event);
      }
    };
  }

  /** The reaction, with events that meet no cache let go: for what only ever lives in the cache. */
  forgive(reaction: Reaction): Reaction {
    return async (event) => {
      try {
        await reaction(event);
      } catch (error) {
        if (this.#deps.cache.healthy()) throw error;
      }
    };
  }

  /** Starts to look for postponed events, now and every second: those of other processes, too. */
  start(): void {
    const sweep = (): void => {
      this.#sweeping = this.#sweep()
        .catch((error: unknown) => this.#deps.log.warn({ err: error }, 'catching up failed'))
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
    const { postponed } = this.#deps;
    for (;;) {
      const events = await postponed.oldest(SWEEP_SIZE);
      for (const event of events) {
        if (this.#closed || !(await this.#again(event))) return;
      }
      if (events.length < SWEEP_SIZE) return;
    }
  }

  /** False when the cache is still away, so that there is no use in trying the next one. */
  async #again(event: AnyEvent): Promise<boolean> {
    const { postponed, cache, log } = this.#deps;
    try {
      await this.#reactions.get(event.type)?.(event);
      await postponed.remove(event.id);
    } catch (error) {
      if (!cache.healthy()) return false;
      const failures = await postponed.failed(event.id);
      if (failures < MAX_DELIVERIES) return true;
      log.error({ err: error, event: event.id, type: event.type }, 'a postponed event was given up');
    }
    return true;
  }
}
