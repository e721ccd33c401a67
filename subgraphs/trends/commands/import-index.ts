import { DisposalStack } from '#platform/lifecycle.js';
import type { TweetKeys, TweetText } from '#schema/events.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { POINTS } from '../rules/engagement.js';
import { indexEntryOf } from '../rules/index-entry.js';
import { openStores, type Stores } from '../store/index.js';
import { countedTweetOf, type IndexedTweetDocument } from '../store/indexed-tweet.js';

/**
 * Indexes existing tweets of public authors in bulk instead of event by event, and discards the trend windows so that they
 * are rebuilt. Tweets that are indexed already are not changed or counted again, nor those that an event about them came before:
 * import first, and announce later tweets then. `likes` is the number of likes by tweet id.
 */
export async function importIndex(
  { mongo, cache, log }: SubgraphDeps,
  tweets: readonly (TweetKeys & TweetText)[],
  likes: ReadonlyMap<string, number>,
): Promise<void> {
  const engagement = engagementOf(tweets, likes);
  const documents = tweets
    .filter(({ kind }) => kind !== 'RETWEET')
    .map((tweet) => toDocument(tweet, engagement.get(tweet.tweetId) ?? 0));
  const stack = new DisposalStack();
  try {
    const stores = await openStores(stack, mongo.database('trends'), cache, log);
    for (const document of await stores.index.insertAbsent(documents)) count(stores, document);
    await stores.windows.discard();
  } finally {
    // Writes the buffered sums.
    await stack[Symbol.asyncDispose]();
  }
}

function count({ terms, hours, hashtags, users }: Stores, document: IndexedTweetDocument): void {
  const counted = countedTweetOf(document);
  terms.change(document._id, [], document.terms);
  users.addTweet(document.authorId, document._id);
  if (counted === null) return;
  hours.add(counted, 1);
  hashtags.add(counted, 1);
}

function toDocument(tweet: TweetKeys & TweetText, engagement: number): IndexedTweetDocument {
  // The tweet's id serves as the revision: it is lower than the id of every later event about the tweet.
  return { ...indexEntryOf(tweet, true), revision: tweet.tweetId, engagement, applied: [] };
}

function engagementOf(
  tweets: readonly TweetKeys[],
  likes: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const points = new Map<string, number>();
  const add = (id: string, worth: number): void => void points.set(id, (points.get(id) ?? 0) + worth);
  for (const [id, count] of likes) add(id, count * POINTS.like);
  for (const { inReplyTo, retweetOf } of tweets) {
    if (inReplyTo) add(inReplyTo.tweetId, POINTS.reply);
    if (retweetOf) add(retweetOf.tweetId, POINTS.retweet);
  }
  return points;
}
