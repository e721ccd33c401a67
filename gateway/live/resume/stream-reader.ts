import { setImmediate } from 'node:timers/promises';
import { PositionGone, type Bus, type Position } from '#platform/bus/index.js';
import { isTweetEvent, type PositionedChange } from '../timeline-event.js';

interface Waiting {
  after: Position;
  resolve: (events: readonly PositionedChange[]) => void;
  reject: (error: unknown) => void;
}

/** Events that are read for one client. Further back, its authors are looked up instead. */
const MAX_READ = 10_000;

/**
 * Reads the stream for clients that were away for longer than the gateway remembers: once at a time, and for all who wait by
 * then, so that ten thousand who come back together cost the bus a few reads.
 */
export class StreamReader {
  readonly #bus: Pick<Bus, 'replay'>;
  #waiting: Waiting[] = [];
  #isReading = false;

  constructor(bus: Pick<Bus, 'replay'>) {
    this.#bus = bus;
  }

  /**
   * What came behind a position, oldest first, and perhaps what came before it. Rejects with PositionGone when that is not
   * kept, or too much.
   */
  from(after: Position): Promise<readonly PositionedChange[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ after, resolve, reject });
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

  /** Reads from where the furthest back of them is. */
  async #serveTogether(all: Waiting[]): Promise<void> {
    const furthest = all.reduce((least, { after }) => Math.min(least, after), Infinity);
    try {
      const events = await this.#read(furthest);
      for (const { resolve } of all) {
        resolve(events);
        // Each looks through them for what is theirs; in between others have a turn.
        await setImmediate();
      }
    } catch (error) {
      // What is gone for the furthest may be there for the others.
      const isGone = error instanceof PositionGone;
      for (const each of all) {
        if (isGone && each.after > furthest) this.#waiting.push(each);
        else each.reject(error);
      }
    }
  }

  async #read(after: Position): Promise<PositionedChange[]> {
    const events: PositionedChange[] = [];
    for await (const { event, position } of this.#bus.replay('TWEETS', after, MAX_READ)) {
      if (isTweetEvent(event)) events.push({ change: event, place: { position, id: event.id } });
    }
    return events;
  }
}
