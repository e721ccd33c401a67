import type { Event } from '#schema/events.js';
import { WEIGHTS } from '../../rules/ranking.js';
import type { ReactionDeps } from '../deps.js';

/** Uncounts a like. */
export async function countTweetUnliked(
  { engagement }: Pick<ReactionDeps, 'engagement'>,
  { id, payload }: Event<'tweet.unliked'>,
): Promise<void> {
  await engagement.count(id, payload.userId, payload, -WEIGHTS.like);
}
