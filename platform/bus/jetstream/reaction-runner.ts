import {
  isNewer,
  reads,
  refusalOf,
  versionsRead,
  type AnyEvent,
  type EventCatalog,
  type ReadVersions,
} from '../../event.js';
import type { ConsumeOptions } from '../bus.js';

/**
 * Runs the reactions of one process, for the leader in this or another process. Tracks free capacity; callers
 * check `free` first.
 */
export class ReactionRunner {
  readonly #reactions: ConsumeOptions['reactions'];
  readonly #events: EventCatalog;
  readonly #onFree: () => void;
  /** The versions that the reactions read. */
  readonly versions: ReadVersions;
  #free: number;

  constructor(
    reactions: ConsumeOptions['reactions'],
    events: EventCatalog,
    concurrency: number,
    onFree: () => void,
  ) {
    this.#reactions = reactions;
    this.#events = events;
    this.#free = concurrency;
    this.#onFree = onFree;
    this.versions = versionsRead(events, Object.keys(reactions));
  }

  /** How many more reactions may run. */
  get free(): number {
    return this.#free;
  }

  /** Why this version cannot read an event; null when it can. */
  refusalOf(event: AnyEvent): string | null {
    return refusalOf(this.#events, event);
  }

  /** Whether a reaction of this process reads an event. */
  reads(event: AnyEvent): boolean {
    return reads(this.versions, event);
  }

  /** Whether an event is of a version that only later builds know. */
  isNewer(event: AnyEvent): boolean {
    return isNewer(this.#events, event);
  }

  wants(event: AnyEvent): boolean {
    return this.#reactions[event.type] !== undefined;
  }

  /** Handles an event, which occupies one unit of capacity. Returns null or the error message. */
  handle(event: AnyEvent): Promise<string | null> {
    return this.#withCapacity(() => this.#react(event));
  }

  /**
   * Like `handle`, after `begin`, which occupies the capacity too. Returns undefined when `begin` returns
   * false.
   */
  handleAfter(begin: () => Promise<boolean>, event: AnyEvent): Promise<string | null | undefined> {
    return this.#withCapacity(async () => ((await begin()) ? this.#react(event) : undefined));
  }

  async #withCapacity<T>(work: () => Promise<T>): Promise<T> {
    this.#free--;
    try {
      return await work();
    } finally {
      this.#free++;
      this.#onFree();
    }
  }

  async #react(event: AnyEvent): Promise<string | null> {
    try {
      const refused = this.refusalOf(event);
      if (refused !== null) return refused;
      await this.#reactions[event.type]?.(event);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
}
