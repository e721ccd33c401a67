import type { Event } from '#schema/events.js';
import type { ReactionDeps } from '../deps.js';
import { reviewNotices } from '../review-actions.js';

/** Shows the new tweets of a muted author whose notices are turned on, and hides them when the notices are turned off. */
export async function onNoticesChanged(
  deps: ReactionDeps,
  { payload: { userId: recipient, authorId: actor } }: Event<'notices.changed'>,
): Promise<void> {
  const [relationship] = await deps.relationships.ofViewer(recipient, [actor]);
  // Without a mute the choice counts for what is posted from then on. A later mute is a review of its own.
  if (relationship?.muting) await reviewNotices(deps, { actor, recipient });
}
