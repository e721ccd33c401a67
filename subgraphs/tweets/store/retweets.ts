import type { Collection, Filter, IndexDescription } from 'mongodb';
import {
  claim,
  insertAbsent,
  insertOrFind,
  isDuplicate,
  type Claim,
  type Owners,
  type Reservation,
  type SchemaVersion,
} from '#platform/mongo/index.js';
import type { AnyEvent } from '#schema/events.js';
import type { RetweetDocument } from '#social/read-models/retweets.js';
import { newTweet } from '../rules/new-tweet.js';
import { pairId, pairKey, type TweetRecord } from './documents.js';
import type { Tweets } from './tweets.js';

export const RETWEET_INDEXES: IndexDescription[] = [{ key: { tweetId: 1, retweetId: 1 }, name: 'original' }];

/** A retweet takes milliseconds; after some seconds its process was killed, and the user may try again. */
const ABANDONED_AFTER_MS = 5_000;

/** A pair as a reservation, owned by the retweet. */
type ReservedPair = Reservation &
  Pick<RetweetDocument, 'tweetId' | 'userId' | 'active'> & {
    reservedAt?: number | undefined;
  };

/**
 * The documents of `retweets`. A pair is reserved before its retweet is written; after that it follows from events, which may
 * arrive late and twice; the newest retweet wins.
 */
export class Retweets {
  readonly collection: Collection<RetweetDocument>;
  readonly #tweets: Tweets;
  readonly #schema: SchemaVersion;
  /** Event objects that this process has applied. An event that is read from its document is another object. */
  readonly #applied = new WeakSet<AnyEvent>();

  constructor(collection: Collection<RetweetDocument>, tweets: Tweets, schema: SchemaVersion) {
    this.collection = collection;
    this.#tweets = tweets;
    this.#schema = schema;
  }

  /** Reserves the pair for a retweet that is written next, unless another one exists. `at`: ms since 1970. */
  claim(tweetId: string, userId: string, retweetId: string, at: number): Promise<Claim<ReservedPair>> {
    const wanted = { ...pairKey(tweetId, userId), owner: retweetId, at, active: false };
    return claim(this, this.#owners, wanted, ABANDONED_AFTER_MS);
  }

  /** Frees a pair whose retweet is not written. */
  async release(tweetId: string, userId: string, retweetId: string): Promise<void> {
    const filter = { ...(await this.#keyOf(tweetId, userId)), retweetId, active: false };
    await this.collection.updateOne(filter, { $unset: { reservedAt: '' } });
  }

  /** Writes the state of a retweet from its event; ignores all other events. */
  async apply(event: AnyEvent): Promise<void> {
    if (event.type !== 'tweet.posted' && event.type !== 'tweet.deleted') return;
    const { tweetId: retweetId, authorId, retweetOf } = event.payload;
    if (retweetOf === null || this.#applied.has(event)) return;
    await this.#write(retweetOf.tweetId, authorId, retweetId, event.type === 'tweet.posted');
    this.#applied.add(event);
  }

  /** For imports: existing documents stay as they are. */
  insertAbsent(retweets: readonly RetweetDocument[]): Promise<RetweetDocument[]> {
    return insertAbsent(this.collection, retweets);
  }

  /** Brings the document in line with its retweet; true when it was wrong. */
  async correct({ _id, authorId, retweetOf, deletedAt }: TweetRecord): Promise<boolean> {
    return retweetOf !== null && (await this.#write(retweetOf.tweetId, authorId, _id, deletedAt === null));
  }

  /** The id of a user's newest retweet of a tweet, which may be deleted, or not written yet; null when there is none. */
  async newestOf(tweetId: string, userId: string): Promise<string | null> {
    const found = await this.collection.findOne(await this.#keyOf(tweetId, userId));
    return found && (found.active || found.reservedAt !== undefined) ? found.retweetId : null;
  }

  /** Ids of the retweets of a tweet, oldest first, after `after`. Some may be deleted, or not written yet. */
  async idsOf(tweetId: string, after: string, limit: number): Promise<string[]> {
    const ofTweet: Filter<RetweetDocument> = (await this.#schema.isOld())
      ? { _id: { $gte: pairId(tweetId, ''), $lt: pairId(tweetId, ':') } }
      : { tweetId };
    const found = await this.collection
      .find({ ...ofTweet, retweetId: { $gt: after } }, { projection: { _id: 0, retweetId: 1 } })
      .sort({ retweetId: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ retweetId }) => retweetId);
  }

  /** The subset of the tweets that the user retweeted. */
  async among(tweetIds: readonly string[], userId: string): Promise<ReadonlySet<string>> {
    const ids = new Map(tweetIds.map((id) => [pairId(id, userId), id]));
    const ofTweets = (await this.#schema.isOld()) ? {} : { tweetId: { $in: [...tweetIds] } };
    const found = await this.collection
      .find({ _id: { $in: [...ids.keys()] }, ...ofTweets, active: true }, { projection: { _id: 1 } })
      .toArray();
    return new Set(found.map(({ _id }) => ids.get(_id) ?? ''));
  }

  async take({ tweetId, userId, owner, at }: ReservedPair): Promise<ReservedPair> {
    const pair = pairKey(tweetId, userId);
    const wanted: RetweetDocument = { ...pair, retweetId: owner, active: false, reservedAt: at };
    const held = await insertOrFind(this.collection, wanted, await this.#keyOf(tweetId, userId));
    const { retweetId, active, reservedAt } = held;
    return { ...pair, owner: retweetId, at: reservedAt ?? 0, active, reservedAt };
  }

  async replace({ tweetId, userId, owner }: ReservedPair, wanted: ReservedPair): Promise<boolean> {
    const { modifiedCount } = await this.collection.updateOne(
      { ...(await this.#keyOf(tweetId, userId)), retweetId: owner },
      { $set: { retweetId: wanted.owner, active: false, reservedAt: wanted.at } },
    );
    return modifiedCount === 1;
  }

  readonly #owners: Owners<ReservedPair> = {
    stateOf: async ({ owner, active, reservedAt }) => {
      if (!active && reservedAt === undefined) return 'free';
      const retweet = await this.#tweets.reserved(owner);
      if (retweet === null) return reservedAt === undefined ? 'free' : 'absent';
      return retweet.deletedAt === null ? 'held' : 'free';
    },
    preclude: ({ owner, userId: authorId }) =>
      this.#tweets.preclude(newTweet(owner, { authorId, kind: 'ORIGINAL' })),
  };

  /** The deletion may arrive before the creation: a deleted retweet stays inactive. True when the document has changed. */
  async #write(tweetId: string, userId: string, retweetId: string, active: boolean): Promise<boolean> {
    const older: Filter<RetweetDocument> = active
      ? { $or: [{ retweetId: { $lt: retweetId } }, { retweetId, reservedAt: { $exists: true } }] }
      : { retweetId: { $lte: retweetId } };
    const filter = { ...(await this.#keyOf(tweetId, userId)), ...older };
    const newFields = await this.#newFields({ tweetId, userId });
    const state = { $set: { retweetId, active }, $unset: { reservedAt: '' } } as const;
    try {
      const { modifiedCount, upsertedCount } = await this.collection.updateOne(
        filter,
        newFields === null ? state : { ...state, $setOnInsert: newFields },
        { upsert: true },
      );
      return modifiedCount + upsertedCount > 0;
    } catch (error) {
      // The document exists and is newer than the event.
      if (!isDuplicate(error)) throw error;
      return false;
    }
  }

  /** The pairs of version 1 have no fields but the id to be found by. */
  async #keyOf(tweetId: string, userId: string): Promise<Pick<RetweetDocument, '_id'>> {
    const { _id, ...fields } = pairKey(tweetId, userId);
    return (await this.#schema.isOld()) ? { _id } : { _id, ...fields };
  }

  /** What a new document has beside the fields of its filter; null for nothing. */
  async #newFields({
    tweetId,
    userId,
  }: Pick<RetweetDocument, 'tweetId' | 'userId'>): Promise<Partial<RetweetDocument> | null> {
    return (await this.#schema.isOld()) ? { tweetId, userId } : null;
  }
}
