import type { Bus } from '#platform/bus/index.js';
import type { Cursors } from '#platform/cursor.js';
import { packLiveCursor } from '#platform/live-cursor.js';
import type { Log } from '#platform/log.js';
import { LIVE_CURSORS } from '../live/cursor-list.js';
import { COMPLETION } from '../reactions/consumer-names.js';

export interface LiveCursorDeps {
  bus: Pick<Bus, 'handledUpTo' | 'healthy'>;
  cursors: Cursors;
  log: Log;
}

/**
 * The cursor that leads from a page, which is read afterwards, to the live stream: the page has everything that the consumer has handled.
 * Null while the bus is unavailable.
 */
export async function liveCursor({ bus, cursors, log }: LiveCursorDeps): Promise<string | null> {
  if (!bus.healthy()) return null;
  try {
    const position = await bus.handledUpTo('MESSAGES', COMPLETION);
    return packLiveCursor(cursors, LIVE_CURSORS, { position, id: null, knownIds: [] });
  } catch (error) {
    log.debug({ err: error }, 'reading the position of the messages failed');
    return null;
  }
}
