import type { Event } from '#schema/events.js';
import { SELF } from '../rules/group-key.js';
import { changeAction } from './change-action.js';
import type { ReactionDeps } from './deps.js';

/** Tells a user of a request to follow, or takes it back. */
export async function onFollowRequested(
  deps: ReactionDeps,
  { id, type, payload: { from, to } }: Event<'user.follow-requested' | 'user.follow-request-ended'>,
): Promise<void> {
  await changeAction(deps, {
    ...{ recipient: to, kind: 'FOLLOW_REQUEST', object: SELF, actor: from },
    ...{ active: type === 'user.follow-requested', version: id },
  });
}
