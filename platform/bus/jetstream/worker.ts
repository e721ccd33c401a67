import { refusalOf, type AnyEvent, type EventCatalog } from '../../event.js';
import type { ConsumeOptions, Reaction } from '../bus.js';

/** Runs the reactions of one process, for whoever leads. Counts its places; who gives it work asks for one first. */
export class Worker {
  readonly #reactions: ConsumeOptions['reactions'];
  readonly #events: EventCatalog;
  readonly #onFree: () => void;
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
  }

  /** How many more reactions may run. */
  get free(): number {
    return this.#free;
  }

  /** Why this build cannot read an event; null when it can. */
  refusalOf(event: AnyEvent): string | null {
    return refusalOf(this.#events, event);
  }

  wants(event: AnyEvent): boolean {
    return this.#reactions[event.type] !== undefined;
  }

  /** Handles an event in one of the places: null, or why it failed. */
  handle(event: AnyEvent): Promise<string | null> {
    return this.#inPlace(() => this.#react(event));
  }

  /** As `handle`, after `begin`, for which the place is taken too; undefined when that says no. */
  handleAfter(begin: () => Promise<boolean>, event: AnyEvent): Promise<string | null | undefined> {
    return this.#inPlace(async () => ((await begin()) ? this.#react(event) : undefined));
  }

  async #inPlace<T>(work: () => Promise<T>): Promise<T> {
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
      await (this.#reactions[event.type] as Reaction | undefined)?.(event);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
}
