import { PositionGone, type Bus, type Position } from '#platform/bus/index.js';
import { isTweetEvent, type PlacedEvent } from './happening.js';
import type { RecentEvents } from './recent-events.js';

/** Further back than this a client is told of a gap: reading its timeline again is cheaper than this many events. */
const MAX_REPLAYED = 10_000;

/** The stream goes on behind this position; what lies before it can no longer be told. */
export interface Gap {
  gapUntil: Position;
}

/**
 * The events between two positions, oldest first: `after` is excluded, `until` is not. From memory where that reaches
 * far enough, otherwise from the bus. A part that is no longer kept is told as a gap, never passed over.
 */
export async function* replay(
  bus: Bus,
  recent: RecentEvents,
  after: Position,
  until: Position,
): AsyncGenerator<PlacedEvent | Gap> {
  if (after === until) return;
  // Ahead of us: the client comes from a gateway that has seen more. Or its stream is no more.
  if (after > until) {
    if (after > (await bus.position('TWEETS'))) yield { gapUntil: until };
    return;
  }
  const known = recent.behind(after);
  if (known) {
    for (const placed of known) if (placed.position <= until) yield placed;
    return;
  }
  if (until - after > MAX_REPLAYED) return yield { gapUntil: until };
  try {
    for await (const { event, position } of bus.replay('TWEETS', after)) {
      if (position > until) return;
      if (isTweetEvent(event)) yield { event, position };
    }
  } catch (error) {
    if (!(error instanceof PositionGone)) throw error;
    yield { gapUntil: until };
  }
}
