import type { Position } from '#platform/bus/index.js';
import type { Place, PlacedNews } from './happening.js';

/**
 * The newest events that this gateway has seen. Most clients that come back were away for seconds: what they missed is
 * here, and the bus is not asked.
 */
export class RecentEvents {
  readonly #limit: number;
  #events: PlacedNews[] = [];
  #head: Place;
  #floor: Position;

  /** `head` is the place of the newest event before the first that will be added. */
  constructor(head: Place, limit: number) {
    this.#limit = limit;
    this.#head = head;
    this.#floor = head.position;
  }

  /** The place of the newest event. */
  get head(): Place {
    return this.#head;
  }

  add(placed: PlacedNews): void {
    this.#head = placed.place;
    this.#events.push(placed);
    if (this.#events.length < 2 * this.#limit) return;
    // Cut once per `limit` events, not once per event.
    this.#floor = this.#events[this.#limit - 1]!.place.position;
    this.#events = this.#events.slice(this.#limit);
  }

  /** What came behind `after`, oldest first; null when that reaches further back than what is kept. */
  behind(after: Position): PlacedNews[] | null {
    return after < this.#floor ? null : this.#events.filter(({ place }) => place.position > after);
  }
}
