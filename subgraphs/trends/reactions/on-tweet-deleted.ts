import type { Event } from '#schema/events.js';
import { awardsOf, UNDONE_POINTS } from '../rules/engagement.js';
import { addEngagement } from './add-engagement.js';
import type { ReactionDeps } from './deps.js';

/** Removes a tweet from the index and the counts, and its points from the engagement of other tweets. */
export async function onTweetDeleted(
  deps: ReactionDeps,
  { id, payload: tweet }: Event<'tweet.deleted'>,
): Promise<void> {
  const { index, terms, counts, lock, clock } = deps;
  await lock.shared(async () => {
    if (tweet.kind !== 'RETWEET') {
      const change = await index.remove(tweet.tweetId, tweet.authorId, clock.now());
      if (change !== null) {
        terms.change(tweet.tweetId, change.before.terms, change.after.terms);
        await counts.apply(change);
      }
    }
    await addEngagement(deps, id, awardsOf(tweet, UNDONE_POINTS));
  });
}
