import type { Bus, Position } from '#platform/bus/index.js';
import type { Clock } from '#platform/clock.js';
import type { Cursors } from '#platform/cursor.js';
import { packLiveCursor } from '#platform/live-cursor.js';
import type { Log } from '#platform/log.js';
import { firstIdAt } from '#platform/snowflake.js';
import { FAN_OUT } from '#social/fan-out.js';
import { IN_TRANSIT_MS } from '../../rules/delays.js';
import { LIVE_CURSORS } from '../../live/cursor-list.js';

/**
 * How long one read of the stream position is shared by all pages, in ms. Newer events are delivered live, except for
 * tweets on the page.
 */
const SHARED_MS = 100;

export interface LiveCursorsDeps {
  bus: Pick<Bus, 'handledUpTo' | 'healthy'>;
  cursors: Cursors;
  clock: Clock;
  log: Log;
}

/**
 * Cursors that lead from a page to the live stream. The position is read before the page: events up to it are in the
 * timelines by then. Later events are delivered live. Their tweets may be on the page already, so the cursor lists the
 * recent ids of the page, which are not delivered again.
 */
export class LiveCursors {
  readonly #deps: LiveCursorsDeps;
  #lastRead: { at: number; position: Promise<Position> } | null = null;

  constructor(deps: LiveCursorsDeps) {
    this.#deps = deps;
  }

  /** The position up to which the timelines include every event; null while the bus is unavailable. */
  async position(): Promise<Position | null> {
    const { bus, clock, log } = this.#deps;
    if (!bus.healthy()) return null;
    if (this.#lastRead === null || clock.now() - this.#lastRead.at >= SHARED_MS) {
      this.#lastRead = { at: clock.now(), position: bus.handledUpTo('TWEETS', FAN_OUT) };
    }
    try {
      return await this.#lastRead.position;
    } catch (error) {
      this.#lastRead = null;
      log.debug({ err: error }, 'reading the position of the fan-out failed');
      return null;
    }
  }

  /** The cursor behind a page of tweets that was read after a position. */
  behind(position: Position, ids: readonly string[]): string {
    const { cursors, clock } = this.#deps;
    const oldest = firstIdAt(clock.now() - IN_TRANSIT_MS);
    const knownIds = ids.filter((id) => id >= oldest);
    return packLiveCursor(cursors, LIVE_CURSORS, { position, id: null, knownIds });
  }
}
