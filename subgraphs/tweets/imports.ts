import type { TweetKeys, TweetText } from '#schema/events.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { keysOf, textOf } from './commands/keys-of.js';
import { newTweet } from './commands/new-tweet.js';
import { openStore, pairId, type RetweetDocument, type Store, type TweetRecord } from './store/index.js';
import { entitiesOf } from './text/entities.js';
import { languageOf } from './text/language.js';

/** A tweet that was posted elsewhere, or never. Its id says when. */
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
  /** A Snowflake of the moment. */
  since: string;
}

export interface History {
  /** In the order of their ids. */
  tweets: readonly ImportedTweet[];
  likes: readonly ImportedLike[];
  /** How many of the newest tweets are told to the other subgraphs like new ones, by their events. */
  announced: number;
}

/**
 * Writes tweets and likes that are history: complete, counted, and without events, except for the newest tweets. What is
 * there already stays as it is, so that an import that was cut off can be run again. Gives the keys and texts of the tweets
 * that were not announced.
 */
export async function importTweets(deps: SubgraphDeps, history: History): Promise<(TweetKeys & TweetText)[]> {
  const store = await openStore(deps.mongo);
  const records = toRecords(history.tweets);
  const silent = records.slice(0, records.length - history.announced);
  count(records, silent, history.likes);
  await store.tweets.insertAbsent(silent.map(withKey));
  await importDerived(store, silent, history.likes);
  await announce(deps, store, records.slice(silent.length));
  return silent.map((tweet) => ({ ...keysOf(tweet), ...textOf(tweet) }));
}

/** Reactions count the announced tweets; all others are counted here. */
function count(
  records: readonly TweetRecord[],
  silent: readonly TweetRecord[],
  likes: readonly ImportedLike[],
): void {
  const byId = new Map(records.map((tweet) => [tweet._id, tweet.counts]));
  const add = (field: 'likes' | 'replies' | 'retweets', id: string | undefined): void => {
    const counts = byId.get(id ?? '');
    if (counts) counts[field] += 1;
  };
  for (const { tweetId } of likes) add('likes', tweetId);
  for (const { inReplyTo, retweetOf } of silent) {
    add('replies', inReplyTo?.tweetId);
    add('retweets', retweetOf?.tweetId);
  }
}

async function importDerived(
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
  const perAuthor = new Map<string, number>();
  for (const { authorId } of tweets) perAuthor.set(authorId, (perAuthor.get(authorId) ?? 0) + 1);
  await store.authors.insertAbsent(Array.from(perAuthor, ([_id, count]) => ({ _id, tweets: count })));
  await store.retweets.insertAbsent(
    tweets.flatMap(({ _id, authorId, retweetOf }): RetweetDocument[] =>
      retweetOf === null ? [] : [{ _id: pairId(retweetOf.tweetId, authorId), retweetId: _id, active: true }],
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
      const event = createEvent('tweet.posted', tweet.authorId, { ...keysOf(tweet), ...textOf(tweet) });
      return { ...withKey(tweet), outbox: [{ ...event, at: tweet.createdAt }] };
    }),
  );
}

function withKey(tweet: TweetRecord): TweetRecord & { retweetKey?: string } {
  const { retweetOf, authorId } = tweet;
  return retweetOf === null ? tweet : { ...tweet, retweetKey: pairId(retweetOf.tweetId, authorId) };
}

function toRecords(tweets: readonly ImportedTweet[]): TweetRecord[] {
  const records = new Map<string, TweetRecord>();
  for (const { id, authorId, text, inReplyTo, retweetOf } of tweets) {
    const parent = records.get(inReplyTo ?? '');
    const original = records.get(retweetOf ?? '');
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
