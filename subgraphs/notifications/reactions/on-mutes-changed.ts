import type { Event } from '#schema/events.js';
import type { ReactionDeps } from './deps.js';
import { reviewMutes } from './review-mutes.js';

/** Hides what the user mutes from now on, and shows again what the user mutes no more. */
export async function onMutesChanged(
  deps: ReactionDeps,
  { payload: { userId } }: Event<'user.muted-words-changed' | 'user.muted-conversations-changed'>,
): Promise<void> {
  await reviewMutes(deps, (after, limit) => deps.stores.groups.of(userId, after, limit));
}
