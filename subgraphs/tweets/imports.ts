import { eventFactory } from '#platform/event.js';
import type { RoomDeps } from '#platform/room.js';
import { keysOf, textOf } from './commands/keys-of.js';
import { newTweet } from './commands/new-tweet.js';
import { openStore, pairId, type TweetDocument, type TweetRecord } from './store/index.js';
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

/** How many documents are written at once. */
const BATCH = 500;

/**
 * Writes tweets with their events, and likes, already counted, without. `tweets` stand in the order of their ids. What is
 * there already stays as it is, so that an import that was cut off can be run again.
 */
export async function importTweets(
  { mongo, ids, clock }: RoomDeps,
  tweets: readonly ImportedTweet[],
  likes: readonly ImportedLike[],
  onProgress: (tweets: number) => void,
): Promise<void> {
  const store = await openStore(mongo);
  const createEvent = eventFactory(ids, clock);
  const records = toRecords(tweets, countLikes(likes));
  const documents = [...records.values()].map((tweet): TweetDocument => {
    // A key of its own: imported tweets of one author need not wait for each other.
    const event = createEvent('tweet.posted', tweet._id, { ...keysOf(tweet), ...textOf(tweet) });
    const { retweetOf } = tweet;
    const retweetKey = retweetOf && { retweetKey: pairId(retweetOf.tweetId, tweet.authorId) };
    return { ...tweet, ...retweetKey, outbox: [{ ...event, at: tweet.createdAt }] };
  });
  for (let start = 0; start < documents.length; start += BATCH) {
    const batch = documents.slice(start, start + BATCH);
    await store.tweets.insertAbsent(batch);
    onProgress(batch.length);
  }
  for (let start = 0; start < likes.length; start += BATCH) {
    await store.likes.insertAbsent(
      likes.slice(start, start + BATCH).flatMap(({ userId, tweetId, since }) => {
        const authorId = records.get(tweetId)?.authorId;
        if (authorId === undefined) return [];
        return { _id: pairId(tweetId, userId), tweetId, authorId, userId, active: true, since };
      }),
    );
  }
}

function toRecords(
  tweets: readonly ImportedTweet[],
  likes: ReadonlyMap<string, number>,
): ReadonlyMap<string, TweetRecord> {
  const records = new Map<string, TweetRecord>();
  for (const { id, authorId, text, inReplyTo, retweetOf } of tweets) {
    const parent = inReplyTo === null ? undefined : records.get(inReplyTo);
    const original = retweetOf === null ? undefined : records.get(retweetOf);
    const { hashtags, urls } = entitiesOf(text);
    const tweet = newTweet(id, {
      authorId,
      kind: original ? 'RETWEET' : parent ? 'REPLY' : 'ORIGINAL',
      text,
      lang: text === '' ? null : languageOf(text),
      hashtags,
      urls,
      ...(parent && {
        inReplyTo: { tweetId: parent._id, authorId: parent.authorId },
        conversationId: parent.conversationId,
      }),
      ...(original && { retweetOf: { tweetId: original._id, authorId: original.authorId } }),
    });
    tweet.counts.likes = likes.get(id) ?? 0;
    records.set(id, tweet);
  }
  return records;
}

function countLikes(likes: readonly ImportedLike[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { tweetId } of likes) counts.set(tweetId, (counts.get(tweetId) ?? 0) + 1);
  return counts;
}
