import type { AnyEvent } from '../event.js';
import { PositionGone, type Position } from './bus.js';
import type { EventJournal, JournalEntry } from './event-journal.js';

export interface KeptEvent {
  event: AnyEvent;
  position: Position;
}

/** The newest events of one stream: those of this process, and with a journal those of earlier ones. */
export class KeptEvents {
  readonly #limit: number;
  readonly #journal: EventJournal | undefined;
  /** Up to twice the limit, so that the cut at the front is made once per `limit` places. Oldest first. */
  #places: JournalEntry[];
  /** Where the events of earlier processes stand, by id. */
  readonly #earlier: ReadonlyMap<string, Position>;
  /** Nobody who stands before this position can be served without a gap. */
  #gone: Position;

  /** Positions begin at `start`, or behind what the journal has. */
  constructor(start: Position, limit: number, journal?: EventJournal) {
    const left = journal?.left ?? [];
    const here: JournalEntry = { position: Math.max(start, (left.at(-1)?.position ?? 0) + 1), event: null };
    journal?.append(here);
    this.#limit = limit;
    this.#journal = journal;
    this.#places = [...left, here];
    this.#gone = this.#places[0]!.position;
    this.#earlier = new Map(left.flatMap(({ event, position }) => (event ? [[event.id, position]] : [])));
  }

  get newest(): Position {
    return this.#places.at(-1)!.position;
  }

  /** The position of an event: a new one, or its own when an earlier process has kept it already. */
  add(event: AnyEvent): Position {
    const known = this.#earlier.get(event.id);
    if (known !== undefined) return known;
    const place = { position: this.newest + 1, event };
    this.#journal?.append(place);
    this.#places.push(place);
    if (this.#places.length >= 2 * this.#limit) this.#places = this.#places.slice(-this.#limit - 1);
    this.#gone = Math.max(this.#gone, this.#places.at(-this.#limit - 1)?.position ?? 0);
    return place.position;
  }

  /** What came behind `after`, oldest first; PositionGone when that is not known, or more than `atMost`. */
  behind(after: Position, atMost = Infinity): KeptEvent[] {
    const index = after < this.#gone ? -1 : indexOf(this.#places, after);
    const behind = index === -1 ? null : this.#places.slice(index + 1).filter(isEvent);
    if (!behind || behind.length > atMost) throw new PositionGone(`Position ${after} is not kept.`);
    return behind;
  }

  close(): void {
    this.#journal?.close();
  }
}

function isEvent(place: JournalEntry): place is KeptEvent {
  return place.event !== null;
}

/** Where a position stands; -1 for one that nothing has. */
function indexOf(places: readonly JournalEntry[], position: Position): number {
  let [low, high] = [0, places.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = places[middle]!.position;
    if (found === position) return middle;
    if (found < position) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
