import type { Edge } from '#schema/events.js';
import type { Account, Stores } from '../store/index.js';

/**
 * Adds a follow that began (`by` 1) or ended (-1) to the counts of both users, exactly once. Returns both accounts
 * with their new counts; null for an account whose counts had the event already.
 *
 * An edge and two counts are three documents, and there are no transactions. So the write of the edge leaves the event's
 * id in `uncounted`; each count stores the ids of its newest events and refuses an id that it has; when both counts have
 * the event, the edge drops the id. The command counts at once, so that a user reads their own write; after a crash the
 * reaction to the event counts, and changes nothing when the command has counted.
 */
export async function countFollow(
  { counts }: Stores,
  { from, to }: Edge,
  by: 1 | -1,
  eventId: string,
): Promise<{ from: Account | null; to: Account | null }> {
  const [followed, follower] = await Promise.all([
    counts.add(to, 'followersCount', by, eventId),
    counts.add(from, 'followingCount', by, eventId),
  ]);
  await counts.complete(from, to, eventId);
  return { from: follower, to: followed };
}
