import type { Event } from '#schema/events.js';
import { POINTS } from '../rules/engagement.js';
import { addEngagement } from './add-engagement.js';
import type { ReactionDeps } from './deps.js';

/** Adds the points of a like to the engagement of a tweet. Likes of own tweets count nothing. */
export async function onTweetLiked(
  deps: Pick<ReactionDeps, 'index'>,
  { id, payload: { tweetId, authorId, userId } }: Event<'tweet.liked'>,
): Promise<void> {
  if (userId !== authorId) await addEngagement(deps, id, [{ tweetId, authorId, points: POINTS.like }]);
}
