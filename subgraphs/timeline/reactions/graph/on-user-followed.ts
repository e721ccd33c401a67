import type { Event } from '#schema/events.js';
import type { ReactionDeps } from '../deps.js';
import { syncFollow } from './sync-follow.js';

/** Adds the newest tweets of a followed author to the follower's timeline. */
export async function onUserFollowed(
  deps: ReactionDeps,
  { payload: { from, to } }: Event<'user.followed'>,
): Promise<void> {
  await syncFollow(deps, from, to);
}
