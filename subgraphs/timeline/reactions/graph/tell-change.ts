import { usersOf } from '../../rules/visible-entries.js';
import type { ReactionDeps } from '../deps.js';

/**
 * Tells the reader's live streams that the timeline has changed otherwise than by a tweet, if it has entries that involve the
 * other user: a user who is blocked by a stranger must not learn of it. The timeline of an active reader that has left the cache
 * may have some; the timeline of a reader who has read no page lately is of no interest.
 */
export async function tellChange(
  { timelines, readers, bus, createEvent, settings }: ReactionDeps,
  readerId: string,
  otherId: string,
): Promise<void> {
  const entries = await timelines.page(readerId, { limit: settings.kept });
  const isChanged =
    entries === null
      ? (await readers.read(readerId)).rebuiltAt !== null
      : entries.some((entry) => usersOf(entry).includes(otherId));
  if (isChanged) await bus.publish(createEvent('timeline.changed', readerId, { userId: readerId }));
}
