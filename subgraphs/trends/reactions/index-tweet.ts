import type { TweetKeys, TweetText } from '#schema/events.js';
import { indexEntryOf } from '../rules/index-entry.js';
import { isPublic, type ReactionDeps } from './deps.js';
import { recountAuthor } from './recount-author.js';

/**
 * Indexes a tweet's text as of the event `eventId`. `add` is faster for a new tweet, `put` for an indexed one. Says
 * whether everybody may see the author; null when the index has a later text already: the event is late or redelivered.
 */
export async function indexTweet(
  deps: ReactionDeps,
  eventId: string,
  tweet: TweetKeys & TweetText,
  write: 'add' | 'put',
): Promise<'public' | 'restricted' | null> {
  const { index, terms: termCounts, counts } = deps;
  const { tweetId, authorId } = tweet;
  const isOpen = await isPublic(deps, authorId);
  const entry = indexEntryOf(tweet, isOpen);
  const change = await index[write](entry, eventId).catch((error: unknown) => {
    // The write may have succeeded all the same. The next delivery of the event would then not be counted.
    counts.markIncomplete();
    throw error;
  });
  if (change === null) return null;
  termCounts.change(tweetId, change.before.terms, change.after.terms);
  await counts.apply(change);
  // The author's other tweets may have been brought in line with a new state before this one was written.
  if ((await isPublic(deps, authorId)) !== isOpen) await recountAuthor(deps, authorId);
  return isOpen ? 'public' : 'restricted';
}
