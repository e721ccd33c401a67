import { PositionGone, type Bus, type Position } from '#platform/bus/index.js';
import type { LiveEvent } from '#platform/live-source.js';
import type { Place, PositionedEvent } from '../positioned-event.js';

/** All events after a position, oldest first. */
export interface Past {
  after: Position;
  events: PositionedEvent[];
}

/** What to read of a stream's past. */
export interface PastRequest {
  stream: string;
  /** The position of the newest event. */
  head: Position;
  /** Positions before `head` that are read at most. */
  limit: number;
  /** Whether a source uses the event. */
  isUsed: (event: LiveEvent) => boolean;
}

/**
 * The newest events of a stream that this gateway has received, or has read at its start. Most clients that come back were away
 * for seconds: the events that they missed are here, and the bus is not read.
 */
export class RecentEvents {
  readonly #limit: number;
  #events: PositionedEvent[];
  #head: Place;
  #floor: Position;

  /** `head` is the place of the newest event before the first that will be added; `past` ends there. */
  constructor(head: Place, past: Past, limit: number) {
    this.#limit = limit;
    this.#head = head;
    this.#events = past.events;
    this.#floor = past.after;
  }

  /**
   * Reads what came before this gateway. Read once at the start, because all clients of the gateway before come back at the
   * same time. Empty when the bus does not keep that much.
   */
  static async read(bus: Pick<Bus, 'replay'>, { stream, head, limit, isUsed }: PastRequest): Promise<Past> {
    const after = Math.max(0, head - limit);
    const events: PositionedEvent[] = [];
    try {
      for await (const { event, position } of bus.replay(stream, after)) {
        if (position > head) break;
        if (isUsed(event)) events.push({ event, place: { position, id: event.id } });
      }
      return { after, events };
    } catch (error) {
      if (!(error instanceof PositionGone)) throw error;
      return { after: head, events: [] };
    }
  }

  /** The place of the newest event of the stream. */
  get head(): Place {
    return this.#head;
  }

  /** Takes note of an event that no source uses. */
  skip(place: Place): void {
    this.#head = place;
  }

  add(positioned: PositionedEvent): void {
    this.#head = positioned.place;
    this.#events.push(positioned);
    if (this.#events.length < 2 * this.#limit) return;
    // Cut once per `limit` events, not once per event.
    this.#floor = this.#events[this.#limit - 1]!.place.position;
    this.#events = this.#events.slice(this.#limit);
  }

  /** The events after a position, oldest first; null when that is further back than what is kept. */
  after(position: Position): PositionedEvent[] | null {
    return position < this.#floor ? null : this.#events.filter(({ place }) => place.position > position);
  }
}
