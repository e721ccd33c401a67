import type { AnyEvent } from '#schema/events.js';
import { PositionGone, type Position } from './bus.js';

export interface KeptEvent {
  event: AnyEvent;
  position: Position;
}

/** The newest events of one stream, with positions that follow each other without a gap. */
export class KeptEvents {
  readonly #limit: number;
  /** Up to twice the limit, so that the cut at the front is made once per `limit` events. */
  #events: KeptEvent[] = [];
  #newest: Position;
  /** The position of the newest event that is not kept: nobody who stands before it can be served without a gap. */
  #gone: Position;

  constructor(start: Position, limit: number) {
    this.#newest = start;
    this.#gone = start;
    this.#limit = limit;
  }

  get newest(): Position {
    return this.#newest;
  }

  add(event: AnyEvent): Position {
    this.#events.push({ event, position: ++this.#newest });
    if (this.#events.length >= 2 * this.#limit) this.#events = this.#events.slice(-this.#limit);
    this.#gone = Math.max(this.#gone, this.#newest - this.#limit);
    return this.#newest;
  }

  /** What came behind `after`, oldest first. */
  behind(after: Position): KeptEvent[] {
    if (after < this.#gone || after > this.#newest) throw new PositionGone(`Position ${after} is not kept.`);
    return after === this.#newest ? [] : this.#events.slice(after - this.#newest);
  }
}
