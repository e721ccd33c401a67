import type { AnyEvent } from '../event.js';
import { PositionGone, type Position } from './bus.js';
import type { EventJournal, JournalEntry } from './event-journal.js';

export interface RetainedEvent {
  event: AnyEvent;
  position: Position;
}

/** The newest events of one stream: those of this process and, with a journal, those of earlier processes. */
export class RetainedEvents {
  readonly #limit: number;
  readonly #journal: EventJournal | undefined;
  /** Oldest first. Grows to twice the limit before it is truncated, so that truncation costs O(1) per event. */
  #entries: JournalEntry[];
  /** By event id: the positions of events that earlier processes have journaled. */
  readonly #journaled: ReadonlyMap<string, Position>;
  /** `after` cannot be served from a position before this one: events would be missing. */
  #oldest: Position;

  /** The first position is `start`, or the one after the journal's last when that is greater. */
  constructor(start: Position, limit: number, journal?: EventJournal) {
    const recovered = journal?.recovered ?? [];
    const here: JournalEntry = {
      position: Math.max(start, (recovered.at(-1)?.position ?? 0) + 1),
      event: null,
    };
    journal?.append(here);
    this.#limit = limit;
    this.#journal = journal;
    this.#entries = [...recovered, here];
    this.#oldest = this.#entries[0]!.position;
    this.#journaled = new Map(
      recovered.flatMap(({ event, position }) => (event ? [[event.id, position]] : [])),
    );
  }

  get newest(): Position {
    return this.#entries.at(-1)!.position;
  }

  /**
   * Stores an event and returns its position. An event that an earlier process has journaled keeps its old
   * position.
   */
  add(event: AnyEvent): Position {
    const journaled = this.#journaled.get(event.id);
    if (journaled !== undefined) return journaled;
    const entry = { position: this.newest + 1, event };
    this.#journal?.append(entry);
    this.#entries.push(entry);
    if (this.#entries.length >= 2 * this.#limit) this.#entries = this.#entries.slice(-this.#limit - 1);
    this.#oldest = Math.max(this.#oldest, this.#entries.at(-this.#limit - 1)?.position ?? 0);
    return entry.position;
  }

  /**
   * The events after a position, oldest first. Throws PositionGone when they are incomplete, or more than
   * `atMost`.
   */
  after(after: Position, atMost = Infinity): RetainedEvent[] {
    const index = after < this.#oldest ? -1 : indexOf(this.#entries, after);
    const events = index === -1 ? null : this.#entries.slice(index + 1).filter(isEvent);
    if (!events || events.length > atMost) throw new PositionGone(`Position ${after} is no longer retained.`);
    return events;
  }

  close(): void {
    this.#journal?.close();
  }
}

function isEvent(entry: JournalEntry): entry is RetainedEvent {
  return entry.event !== null;
}

/** The index of a position; -1 when no entry has it. */
function indexOf(entries: readonly JournalEntry[], position: Position): number {
  let [low, high] = [0, entries.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = entries[middle]!.position;
    if (found === position) return middle;
    if (found < position) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
