import type { Position } from '#platform/bus/index.js';
import type { PlacedEvent } from './happening.js';

/**
 * The newest events that this gateway has seen. Most clients that come back were away for seconds: what they missed is
 * here, and the bus is not asked.
 */
export class RecentEvents {
  readonly #limit: number;
  #events: PlacedEvent[] = [];
  #head: Position;
  #floor: Position;

  /** `head` is the position of the newest event before the first that will be added. */
  constructor(head: Position, limit: number) {
    this.#limit = limit;
    this.#head = head;
    this.#floor = head;
  }

  /** The position of the newest event. */
  get head(): Position {
    return this.#head;
  }

  add(placed: PlacedEvent): void {
    this.#head = placed.position;
    this.#events.push(placed);
    if (this.#events.length < 2 * this.#limit) return;
    // Cut once per `limit` events, not once per event.
    this.#floor = this.#events[this.#limit - 1]!.position;
    this.#events = this.#events.slice(this.#limit);
  }

  /** What came behind `after`, oldest first; null when that reaches further back than what is kept. */
  behind(after: Position): PlacedEvent[] | null {
    return after < this.#floor ? null : this.#events.filter(({ position }) => position > after);
  }
}
