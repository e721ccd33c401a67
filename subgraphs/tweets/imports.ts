import type { TweetKeys, TweetText } from '#schema/events.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { tweetKeys, tweetText } from './rules/event-payloads.js';
import { newTweet } from './rules/new-tweet.js';
import type { RetweetDocument } from '#social/read-models/retweets.js';
import { openStore, pairId, pairKey, type Store, type TweetRecord } from './store/index.js';
import { entitiesOf } from './rules/text/entities.js';
import { languageOf } from './rules/text/language.js';

/** A tweet to import. Its id holds the time of posting. */
export interface ImportedTweet {
  id: string;
  authorId: string;
  /** Empty for a retweet. */
  text: string;
  inReplyTo: string | null;
  retweetOf: string | null;
}

export interface ImportedLike {
  userId: string;
  tweetId: string;
  /** A Snowflake: the time of the like. */
  since: string;
}

export interface History {
  /** In the order of their ids. */
  tweets: readonly ImportedTweet[];
  likes: readonly ImportedLike[];
  /** How many of the newest tweets are announced to the other subgraphs by events, like new tweets. */
  announced: number;
  /**
   * Awaited before anything is announced, with the keys and texts of the tweets without events: other subgraphs import those
   * first. The event of a reply changes what they have of its parent.
   */
  beforeAnnounced?: (unannounced: readonly (TweetKeys & TweetText)[]) => Promise<void>;
}

/**
 * Imports tweets and likes with their counts. Only the newest tweets get events. Existing documents stay as they are, so an
 * interrupted import can be run again.
 */
export async function importTweets(deps: SubgraphDeps, history: History): Promise<void> {
  const store = await openStore(deps.mongo);
  const records = toRecords(history.tweets);
  const unannounced = records.slice(0, records.length - history.announced);
  addCounts(records, unannounced, history.likes);
  await store.tweets.insertAbsent(unannounced);
  await store.authorIndex.insertAbsent(unannounced);
  await importLikes(store, records, history.likes);
  await importDerived(store, unannounced, records);
  await history.beforeAnnounced?.(unannounced.map((tweet) => ({ ...tweetKeys(tweet), ...tweetText(tweet) })));
  await announce(deps, store, records.slice(unannounced.length));
}

/** Adds likes, and replies and retweets without events, to the counts of the records. Reactions count the announced tweets. */
function addCounts(
  records: readonly TweetRecord[],
  unannounced: readonly TweetRecord[],
  likes: readonly ImportedLike[],
): void {
  const byId = new Map(records.map((tweet) => [tweet._id, tweet.counts]));
  const increment = (field: 'likes' | 'replies' | 'retweets', id: string | undefined): void => {
    const counts = byId.get(id ?? '');
    if (counts) counts[field] += 1;
  };
  for (const { tweetId } of likes) increment('likes', tweetId);
  for (const { inReplyTo, retweetOf } of unannounced) {
    increment('replies', inReplyTo?.tweetId);
    increment('retweets', retweetOf?.tweetId);
  }
}

/** Also the likes of announced tweets: their events tell of the tweets alone. */
async function importLikes(
  store: Store,
  tweets: readonly TweetRecord[],
  likes: readonly ImportedLike[],
): Promise<void> {
  const authorOf = new Map(tweets.map(({ _id, authorId }) => [_id, authorId]));
  await store.likes.insertAbsent(
    likes.flatMap(({ userId, tweetId, since }) => {
      const authorId = authorOf.get(tweetId);
      return authorId === undefined
        ? []
        : [{ _id: pairId(tweetId, userId), tweetId, authorId, userId, active: true, since }];
    }),
  );
}

/** The counts of authors of tweets without events, and all retweets: a user retweets a tweet once. */
async function importDerived(
  store: Store,
  tweets: readonly TweetRecord[],
  all: readonly TweetRecord[],
): Promise<void> {
  const perAuthor = new Map<string, number>();
  for (const { authorId } of tweets) perAuthor.set(authorId, (perAuthor.get(authorId) ?? 0) + 1);
  await store.authors.insertAbsent(Array.from(perAuthor, ([_id, count]) => ({ _id, tweets: count })));
  await store.retweets.insertAbsent(
    all.flatMap(({ _id: retweetId, authorId: userId, retweetOf }): RetweetDocument[] =>
      retweetOf === null ? [] : [{ ...pairKey(retweetOf.tweetId, userId), retweetId, active: true }],
    ),
  );
}

async function announce(
  { createEvent }: SubgraphDeps,
  store: Store,
  tweets: readonly TweetRecord[],
): Promise<void> {
  await store.tweets.insertAbsent(
    tweets.map((tweet) => {
      const event = createEvent('tweet.posted', tweet.authorId, { ...tweetKeys(tweet), ...tweetText(tweet) });
      return { ...tweet, outbox: [{ ...event, at: tweet.createdAt }] };
    }),
  );
  await store.authorIndex.insertAbsent(tweets);
}

function toRecords(tweets: readonly ImportedTweet[]): TweetRecord[] {
  const records = new Map<string, TweetRecord>();
  const pairs = new Set<string>();
  const isRepeated = (original: string, userId: string): boolean =>
    pairs.size === pairs.add(pairId(original, userId)).size;
  for (const { id, authorId, text, inReplyTo, retweetOf } of tweets) {
    const parent = records.get(inReplyTo ?? '');
    const original = records.get(retweetOf ?? '');
    if (original && isRepeated(original._id, authorId)) continue;
    const { hashtags, urls, words } = entitiesOf(text);
    const tweet = newTweet(id, {
      authorId,
      kind: original ? 'RETWEET' : parent ? 'REPLY' : 'ORIGINAL',
      text,
      lang: text === '' ? null : languageOf(words),
      hashtags,
      urls,
      ...(parent && {
        inReplyTo: { tweetId: parent._id, authorId: parent.authorId },
        conversationId: parent.conversationId,
      }),
      ...(original && { retweetOf: { tweetId: original._id, authorId: original.authorId } }),
    });
    records.set(id, tweet);
  }
  return [...records.values()];
}
