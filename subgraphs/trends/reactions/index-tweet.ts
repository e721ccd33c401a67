import type { TweetKeys, TweetText } from '#schema/events.js';
import { tagName } from '#social/text/fold.js';
import { termsOf } from '../rules/text/terms.js';
import { isPublic, type ReactionDeps } from './deps.js';

/**
 * Indexes a tweet's text as of the event `eventId`. `add` is faster for a new tweet, `put` for an indexed one. False when
 * the index has a later text already: the event is late or redelivered.
 */
export async function indexTweet(
  { index, terms: termCounts, counts, authors }: ReactionDeps,
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
    // The write may have succeeded all the same. The next delivery of the event would then not be counted.
    counts.markIncomplete();
    throw error;
  });
  if (change === null) return false;
  termCounts.change(tweetId, change.before.terms, change.after.terms);
  await counts.apply(change);
  return true;
}
