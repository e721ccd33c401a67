import type { Edge } from '#schema/events.js';
import type { Profile, Stores } from '../store/index.js';

/**
 * Brings a follow that began (`by` 1) or ended (-1) into the counts of both users, exactly once. Gives both as
 * they are now, or null for who was counted before.
 *
 * An edge and two counts are three documents, and there are no transactions. So the write of the edge leaves the event's
 * id in `uncounted`; each count remembers the ids of its newest events and refuses a second time; when both counts have
 * it, the edge forgets the id. The command does this at once, so that a user reads what they wrote; after a
 * crash the reaction to the event does it again, and where it was done already finds nothing to do.
 */
export async function countFollow(
  { counts }: Stores,
  { from, to }: Edge,
  by: 1 | -1,
  eventId: string,
): Promise<{ from: Profile | null; to: Profile | null }> {
  const [followed, follower] = await Promise.all([
    counts.add(to, 'followersCount', by, eventId),
    counts.add(from, 'followingCount', by, eventId),
  ]);
  await counts.complete(from, to, eventId);
  return { from: follower, to: followed };
}
