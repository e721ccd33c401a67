import type { Bus } from '#platform/bus/index.js';
import type { Cursors } from '#platform/cursor.js';
import { packLiveCursor } from '#platform/live-cursor.js';
import type { Log } from '#platform/log.js';
import { LIVE_CURSORS } from '../live/cursor-list.js';

export interface LiveCursorDeps {
  bus: Pick<Bus, 'position' | 'healthy'>;
  cursors: Cursors;
  log: Log;
}

/**
 * The cursor that leads from a page, which is read afterwards, to the live stream: an event is published after the write of what it
 * tells, so the page has everything up to this position. Null while the bus is unavailable.
 */
export async function liveCursor({ bus, cursors, log }: LiveCursorDeps): Promise<string | null> {
  if (!bus.healthy()) return null;
  try {
    const position = await bus.position('NOTIFICATIONS');
    return packLiveCursor(cursors, LIVE_CURSORS, { position, id: null, knownIds: [] });
  } catch (error) {
    log.debug({ err: error }, 'reading the position of the notifications failed');
    return null;
  }
}
