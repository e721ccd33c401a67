import type { Event } from '#schema/events.js';
import { SELF } from '../rules/group-key.js';
import { changeAction } from './change-action.js';
import type { ReactionDeps } from './deps.js';
import { reviewPair } from './review-actions.js';

/** Tells a user of a follower; or, for a follow that was requested, the follower that the request was accepted. */
export async function onUserFollowed(
  deps: ReactionDeps,
  { id: version, payload: { from, to, accepted } }: Event<'user.followed'>,
): Promise<void> {
  const ofFollower = { recipient: to, actor: from, object: SELF, version };
  if (accepted) {
    await changeAction(deps, { ...ofFollower, kind: 'FOLLOW_REQUEST', active: false });
    const ofAccepting = { recipient: from, actor: to, object: SELF, version };
    await changeAction(deps, { ...ofAccepting, kind: 'REQUEST_ACCEPTED', active: true });
  } else {
    await changeAction(deps, { ...ofFollower, kind: 'FOLLOW', active: true });
  }
  // What a protected user writes is for followers alone.
  await reviewPair(deps, from, to);
}
