import type { Event } from '#schema/events.js';
import type { ReactionDeps } from '../deps.js';
import { syncFollow } from './sync-follow.js';

/** Removes the tweets of an unfollowed author from the former follower's timeline. */
export async function onUserUnfollowed(
  deps: ReactionDeps,
  { payload: { from, to } }: Event<'user.unfollowed'>,
): Promise<void> {
  await syncFollow(deps, from, to);
}
