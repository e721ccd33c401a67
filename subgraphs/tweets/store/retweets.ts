import type { Collection } from 'mongodb';
import { insertAbsent, isDuplicate } from '#platform/mongo/index.js';
import type { AnyEvent } from '#schema/events.js';
import { pairId, type RetweetDocument, type TweetRecord } from './documents.js';

/** The documents of `retweets`. They are written from events that may arrive late and twice; the newest retweet wins. */
export class Retweets {
  readonly collection: Collection<RetweetDocument>;

  constructor(collection: Collection<RetweetDocument>) {
    this.collection = collection;
  }

  /** Writes the state of a retweet from its event; ignores all other events. */
  async apply(event: AnyEvent): Promise<void> {
    if (event.type !== 'tweet.posted' && event.type !== 'tweet.deleted') return;
    const { tweetId: retweetId, authorId, retweetOf } = event.payload;
    if (retweetOf === null) return;
    // The deletion may arrive before the creation: a deleted retweet stays inactive.
    await (event.type === 'tweet.posted'
      ? this.#write(retweetOf.tweetId, authorId, { $lt: retweetId }, { retweetId, active: true })
      : this.#write(retweetOf.tweetId, authorId, { $lte: retweetId }, { retweetId, active: false }));
  }

  /** For imports: existing documents stay as they are. */
  insertAbsent(retweets: readonly RetweetDocument[]): Promise<RetweetDocument[]> {
    return insertAbsent(this.collection, retweets);
  }

  /** Brings the document in line with its retweet; true when it was wrong. */
  async correct({ _id, authorId, retweetOf, deletedAt }: TweetRecord): Promise<boolean> {
    if (retweetOf === null) return false;
    const state = { retweetId: _id, active: deletedAt === null };
    const { modifiedCount, upsertedCount } = await this.#write(
      retweetOf.tweetId,
      authorId,
      { $lte: _id },
      state,
    );
    return modifiedCount + upsertedCount > 0;
  }

  /** The id of a user's active retweet of a tweet; null when there is none. */
  async idOf(tweetId: string, userId: string): Promise<string | null> {
    const active = await this.collection.findOne({ _id: pairId(tweetId, userId), active: true });
    return active && active.retweetId;
  }

  /** The subset of the tweets that the user retweeted. */
  async among(tweetIds: readonly string[], userId: string): Promise<ReadonlySet<string>> {
    const ids = new Map(tweetIds.map((id) => [pairId(id, userId), id]));
    const found = await this.collection
      .find({ _id: { $in: [...ids.keys()] }, active: true }, { projection: { _id: 1 } })
      .toArray();
    return new Set(found.map(({ _id }) => ids.get(_id) ?? ''));
  }

  async #write(
    tweetId: string,
    userId: string,
    older: { $lt: string } | { $lte: string },
    state: Omit<RetweetDocument, '_id'>,
  ): Promise<{ modifiedCount: number; upsertedCount: number }> {
    try {
      return await this.collection.updateOne(
        { _id: pairId(tweetId, userId), retweetId: older },
        { $set: state },
        { upsert: true },
      );
    } catch (error) {
      // The document exists and is newer than the event.
      if (!isDuplicate(error)) throw error;
      return { modifiedCount: 0, upsertedCount: 0 };
    }
  }
}
