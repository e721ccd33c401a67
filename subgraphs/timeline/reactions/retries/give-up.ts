import type { Bus } from '#platform/bus/index.js';
import type { Postponed } from '../../store/retry-queue.js';
import type { ReactionDeps } from '../deps.js';
import { durableOf } from '../index.js';
import { discardTimelines } from './discard-timelines.js';

/**
 * Ends the retries of a postponed event: its timelines are deleted, so that the next reads build them from documents, and the event
 * becomes a dead letter. In this order, so that a dead letter says that the timelines are right.
 */
export async function giveUp(
  deps: ReactionDeps & { bus: Pick<Bus, 'addDeadLetter'> },
  { event, since }: Postponed,
  reason: string,
): Promise<void> {
  await discardTimelines(deps, event);
  // A letter that is replayed and fails again is another one.
  await deps.bus.addDeadLetter({
    durable: durableOf(event.type),
    event,
    reason,
    once: `${event.id}/${since}`,
  });
}
