import type { Bus, Position } from '#platform/bus/index.js';
import type { Clock } from '#platform/clock.js';
import type { Cursors } from '#platform/cursor.js';
import { FAN_OUT } from '#social/fan-out.js';
import { packLiveCursor } from '#platform/live-cursor.js';
import type { Log } from '#platform/log.js';
import { firstIdAt } from '#platform/snowflake.js';

/** How long one look at the stream serves all pages, in ms: what came since then is announced, unless it is on the page. */
const SHARED_MS = 100;

/** For how long, in ms, after a tweet was written its event may still be on the way to the timelines. */
export const ON_ITS_WAY_MS = 10 * 60_000;

export interface LiveCursorsDeps {
  bus: Pick<Bus, 'handledUpTo' | 'healthy'>;
  cursors: Cursors;
  clock: Clock;
  log: Log;
}

/**
 * Cursors that lead from a page to the live stream. The position is taken before the page is read: what is behind it was in
 * the timelines by then. What is ahead of it is announced, and may be on the page already: the cursor names what is.
 */
export class LiveCursors {
  readonly #deps: LiveCursorsDeps;
  #look: { at: number; position: Promise<Position> } | null = null;

  constructor(deps: LiveCursorsDeps) {
    this.#deps = deps;
  }

  /** Up to where the timelines have everything; null while nobody can tell. */
  async position(): Promise<Position | null> {
    const { bus, clock, log } = this.#deps;
    if (!bus.healthy()) return null;
    if (this.#look === null || clock.now() - this.#look.at >= SHARED_MS) {
      this.#look = { at: clock.now(), position: bus.handledUpTo('TWEETS', FAN_OUT) };
    }
    try {
      return await this.#look.position;
    } catch (error) {
      this.#look = null;
      log.debug({ err: error }, 'how far the timelines are is not known');
      return null;
    }
  }

  /** The cursor behind a page of tweets that was read at a position. */
  behind(position: Position, ids: readonly string[]): string {
    const { cursors, clock } = this.#deps;
    const oldest = firstIdAt(clock.now() - ON_ITS_WAY_MS);
    const knownIds = ids.filter((id) => id >= oldest);
    return packLiveCursor(cursors, { position, id: null, knownIds });
  }
}
