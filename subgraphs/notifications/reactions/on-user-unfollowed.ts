import type { Event } from '#schema/events.js';
import { SELF } from '../rules/group-key.js';
import { changeAction } from './change-action.js';
import type { ReactionDeps } from './deps.js';
import { reviewPair } from './review-actions.js';

/** Takes back what a follow has told, of either side. */
export async function onUserUnfollowed(
  deps: ReactionDeps,
  { id: version, payload: { from, to } }: Event<'user.unfollowed'>,
): Promise<void> {
  const ended = { object: SELF, version, active: false };
  await changeAction(deps, { ...ended, recipient: to, actor: from, kind: 'FOLLOW' });
  await changeAction(deps, { ...ended, recipient: from, actor: to, kind: 'REQUEST_ACCEPTED' });
  // What a protected user writes is for followers alone.
  await reviewPair(deps, from, to);
}
