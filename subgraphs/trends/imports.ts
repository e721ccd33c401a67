import type { TweetKeys, TweetText } from '#schema/events.js';
import { DisposalStack } from '#platform/lifecycle.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { openStores, type Stores } from './store/index.js';
import { weightOf, type IndexedTweetDocument } from './store/indexed-tweet.js';
import { POINTS } from './reactions/engagement.js';
import { tagName } from './rules/text/fold.js';
import { termsOf } from './rules/text/terms.js';

/**
 * Indexes tweets of public authors that are history, all at once instead of event by event, and has the windows worked out
 * anew. What is there already stays as it is and is not counted again. `likes` gives how often a tweet is liked.
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
    for (const document of await stores.index.insertAbsent(documents)) weigh(stores, document);
    await stores.windows.forget();
  } finally {
    // Writes the sums that are still in memory.
    await stack[Symbol.asyncDispose]();
  }
}

function weigh({ terms, hours, hashtags, users }: Stores, document: IndexedTweetDocument): void {
  const weight = weightOf(document);
  terms.change(document._id, [], document.terms);
  users.warm(document.authorId, document._id);
  if (weight === null) return;
  hours.add(weight, 1);
  hashtags.add(weight, 1);
}

function toDocument(tweet: TweetKeys & TweetText, engagement: number): IndexedTweetDocument {
  const { tweetId, authorId, lang } = tweet;
  const tags = [...new Set(tweet.hashtags.map(tagName))];
  const counted = tags.length > 0;
  // A tweet is older than every event that will be written about it, and so is its id.
  const rest = { revision: tweetId, engagement, applied: [] };
  return { _id: tweetId, authorId, ...termsOf(tweet), tags, lang, counted, ...rest };
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
