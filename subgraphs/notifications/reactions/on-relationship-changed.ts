import type { Event } from '#schema/events.js';
import type { ReactionDeps } from './deps.js';
import { reviewPair } from './review-actions.js';

/** A block hides two users from each other, a mute one of them from the other; the end of one shows them again. */
export async function onRelationshipChanged(
  deps: ReactionDeps,
  { type, payload: { from, to } }: Event<'user.blocked' | 'user.unblocked' | 'user.muted' | 'user.unmuted'>,
): Promise<void> {
  await reviewPair(deps, from, to);
  if (type === 'user.blocked' || type === 'user.unblocked') await reviewPair(deps, to, from);
}
