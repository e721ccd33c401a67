import { setImmediate } from 'node:timers/promises';
import { PositionGone, type Bus, type Position } from '#platform/bus/index.js';
import type { LiveEvent } from '#platform/live-source.js';
import type { PositionedEvent } from '../positioned-event.js';

interface Waiting {
  after: Position;
  resolve: (events: readonly PositionedEvent[]) => void;
  reject: (error: unknown) => void;
}

/** Events that are read for one client. Further back, the stored data of the source is read instead. */
const MAX_READ = 10_000;

/**
 * Reads a stream for clients that were away for longer than the gateway remembers: one read at a time, for all clients that
 * wait by then. Ten thousand clients that come back together cost the bus a few reads.
 */
export class StreamReader {
  readonly #bus: Pick<Bus, 'replay'>;
  readonly #stream: string;
  readonly #isUsed: (event: LiveEvent) => boolean;
  #waiting: Waiting[] = [];
  #isReading = false;

  /** `isUsed` tells whether a source uses the event. */
  constructor(bus: Pick<Bus, 'replay'>, stream: string, isUsed: (event: LiveEvent) => boolean) {
    this.#bus = bus;
    this.#stream = stream;
    this.#isUsed = isUsed;
  }

  /**
   * The events after a position, oldest first; there may be earlier ones before them. Rejects with PositionGone when they are
   * not kept, or are too many.
   */
  after(position: Position): Promise<readonly PositionedEvent[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ after: position, resolve, reject });
      if (!this.#isReading) void this.#serve();
    });
  }

  async #serve(): Promise<void> {
    this.#isReading = true;
    while (this.#waiting.length > 0) {
      const all = this.#waiting;
      this.#waiting = [];
      await this.#serveTogether(all);
    }
    this.#isReading = false;
  }

  /** Reads from the position that is furthest back. */
  async #serveTogether(all: Waiting[]): Promise<void> {
    const furthest = all.reduce((least, { after }) => Math.min(least, after), Infinity);
    try {
      const events = await this.#read(furthest);
      for (const { resolve } of all) {
        resolve(events);
        // Each client filters the events for its topics; other work runs in between.
        await setImmediate();
      }
    } catch (error) {
      // What is gone for the furthest position may be there for the others.
      const isGone = error instanceof PositionGone;
      for (const each of all) {
        if (isGone && each.after > furthest) this.#waiting.push(each);
        else each.reject(error);
      }
    }
  }

  async #read(after: Position): Promise<PositionedEvent[]> {
    const events: PositionedEvent[] = [];
    for await (const { event, position } of this.#bus.replay(this.#stream, after, MAX_READ)) {
      if (this.#isUsed(event)) events.push({ event, place: { position, id: event.id } });
    }
    return events;
  }
}
