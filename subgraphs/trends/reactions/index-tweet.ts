import type { TweetKeys, TweetText } from '#schema/events.js';
import { tagName } from '../rules/text/fold.js';
import { termsOf } from '../rules/text/terms.js';
import { isPublic, type Indexing } from './indexing.js';

/**
 * Indexes a tweet's text as of an event; `add` expects that it is new, `put` that it is not. False when a later text was
 * there already: the event is late, or comes again.
 */
export async function indexTweet(
  { index, terms: counts, weights, authors }: Indexing,
  eventId: string,
  tweet: TweetKeys & TweetText,
  write: 'add' | 'put',
): Promise<boolean> {
  const { tweetId, authorId, lang } = tweet;
  const { terms, text } = termsOf(tweet);
  const tags = [...new Set(tweet.hashtags.map(tagName))];
  const counted = tags.length > 0 && (await isPublic({ authors }, authorId));
  const entry = { _id: tweetId, authorId, terms, text, tags, lang, counted };
  const change = await index[write](entry, eventId).catch((error: unknown) => {
    // It may have been written all the same, and would look like a repeat when the event comes again.
    weights.doubt();
    throw error;
  });
  if (change === null) return false;
  counts.change(tweetId, change.before.terms, change.after.terms);
  await weights.follow(change);
  return true;
}
