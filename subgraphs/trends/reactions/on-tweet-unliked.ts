import type { Event } from '#schema/events.js';
import { UNDONE_POINTS } from '../rules/engagement.js';
import { addEngagement } from './add-engagement.js';
import type { ReactionDeps } from './deps.js';

/** Removes the points of a like from the engagement of a tweet. Likes of own tweets count nothing. */
export async function onTweetUnliked(
  deps: Pick<ReactionDeps, 'index'>,
  { id, payload: { tweetId, authorId, userId } }: Event<'tweet.unliked'>,
): Promise<void> {
  if (userId !== authorId) await addEngagement(deps, id, [{ tweetId, authorId, points: UNDONE_POINTS.like }]);
}
