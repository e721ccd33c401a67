import type { Event } from '#schema/events.js';
import { WEIGHTS } from '../../rules/ranking.js';
import type { ReactionDeps } from '../deps.js';

/** Counts a like. */
export async function countTweetLiked(
  { engagement }: Pick<ReactionDeps, 'engagement'>,
  { id, payload }: Event<'tweet.liked'>,
): Promise<void> {
  await engagement.count(id, payload.userId, payload, WEIGHTS.like);
}
