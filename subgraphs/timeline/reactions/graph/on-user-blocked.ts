import type { Event } from '#schema/events.js';
import type { ReactionDeps } from '../deps.js';
import { syncFollow } from './sync-follow.js';

/** Removes the tweets of two users from each other's timelines: a block ends the follows in both directions. */
export async function onUserBlocked(
  deps: ReactionDeps,
  { payload: { from, to } }: Event<'user.blocked'>,
): Promise<void> {
  await syncFollow(deps, from, to);
  await syncFollow(deps, to, from);
}
