import type { AnyEvent } from '#schema/events.js';
import type { ConsumeOptions, Reaction } from '../bus.js';
import { refusal } from '../refusal.js';

/** Runs the reactions of one process, for whoever leads. Counts its places; who gives it work asks for one first. */
export class Worker {
  readonly #reactions: ConsumeOptions['reactions'];
  readonly #onFree: () => void;
  #free: number;

  constructor(reactions: ConsumeOptions['reactions'], concurrency: number, onFree: () => void) {
    this.#reactions = reactions;
    this.#free = concurrency;
    this.#onFree = onFree;
  }

  /** How many more reactions may run. */
  get free(): number {
    return this.#free;
  }

  wants(event: AnyEvent): boolean {
    return this.#reactions[event.type] !== undefined;
  }

  /** Handles an event in one of the places: null, or why it failed. */
  async handle(event: AnyEvent): Promise<string | null> {
    this.#free--;
    try {
      const refused = refusal(event);
      if (refused !== null) return refused;
      await (this.#reactions[event.type] as Reaction | undefined)?.(event);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      this.#free++;
      this.#onFree();
    }
  }
}
