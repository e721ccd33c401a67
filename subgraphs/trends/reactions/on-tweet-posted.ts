import type { Event } from '#schema/events.js';
import { awardsOf, POINTS } from '../rules/engagement.js';
import { addEngagement } from './add-engagement.js';
import type { ReactionDeps } from './deps.js';
import { indexTweet } from './index-tweet.js';

/** Indexes a new tweet, counts its hashtags, and adds engagement to the tweets that it answers, quotes or retweets. */
export async function onTweetPosted(
  deps: ReactionDeps,
  { id, payload: tweet }: Event<'tweet.posted'>,
): Promise<void> {
  await deps.lock.shared(async () => {
    if (tweet.kind !== 'RETWEET') {
      const indexed = await indexTweet(deps, id, tweet, 'add');
      if (indexed === 'public') deps.users.addTweet(tweet.authorId, tweet.tweetId);
    }
    await addEngagement(deps, id, awardsOf(tweet, POINTS));
  });
}
