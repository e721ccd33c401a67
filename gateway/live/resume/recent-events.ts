import { PositionGone, type Bus, type Position } from '#platform/bus/index.js';
import { isTweetEvent, type Place, type PositionedChange } from '../timeline-event.js';

/** All that came behind a position, up to another one, oldest first. */
export interface Past {
  behind: Position;
  events: PositionedChange[];
}

/**
 * The newest events that this gateway has seen, or has read when it began. Most clients that come back were away for seconds:
 * what they missed is here, and the bus is not asked.
 */
export class RecentEvents {
  readonly #limit: number;
  #events: PositionedChange[] = [];
  #head: Place;
  #floor: Position;

  /** `head` is the place of the newest event before the first that will be added, `past` what came until then. */
  constructor(head: Place, past: Past, limit: number) {
    this.#limit = limit;
    this.#head = head;
    this.#events = past.events;
    this.#floor = past.behind;
  }

  /**
   * What came before this gateway, up to `head` and at most `limit` places: read once, because all its clients of before come
   * back at the same time. Nothing where the bus does not keep that much.
   */
  static async read(bus: Bus, head: Position, limit: number): Promise<Past> {
    const behind = Math.max(0, head - limit);
    const events: PositionedChange[] = [];
    try {
      for await (const { event, position } of bus.replay('TWEETS', behind)) {
        if (position > head) break;
        if (isTweetEvent(event)) events.push({ change: event, place: { position, id: event.id } });
      }
      return { behind, events };
    } catch (error) {
      if (!(error instanceof PositionGone)) throw error;
      return { behind: head, events: [] };
    }
  }

  /** The place of the newest event. */
  get head(): Place {
    return this.#head;
  }

  add(placed: PositionedChange): void {
    this.#head = placed.place;
    this.#events.push(placed);
    if (this.#events.length < 2 * this.#limit) return;
    // Cut once per `limit` events, not once per event.
    this.#floor = this.#events[this.#limit - 1]!.place.position;
    this.#events = this.#events.slice(this.#limit);
  }

  /** What came behind `after`, oldest first; null when that reaches further back than what is kept. */
  behind(after: Position): PositionedChange[] | null {
    return after < this.#floor ? null : this.#events.filter(({ place }) => place.position > after);
  }
}
