import type { Collection } from 'mongodb';
import { insertAbsent, isDuplicate } from '#platform/mongo/index.js';
import type { AnyEvent } from '#schema/events.js';
import { pairId, type RetweetDocument, type TweetRecord } from './documents.js';

/** The documents of `retweets`. Written again and again from events that may come late and twice; the newest stays. */
export class Retweets {
  readonly collection: Collection<RetweetDocument>;

  constructor(collection: Collection<RetweetDocument>) {
    this.collection = collection;
  }

  /** Notes what an event says of a retweet; all other events pass by. */
  async apply(event: AnyEvent): Promise<void> {
    if (event.type !== 'tweet.posted' && event.type !== 'tweet.deleted') return;
    const { tweetId: retweetId, authorId, retweetOf } = event.payload;
    if (retweetOf === null) return;
    // Word that a retweet is gone may come before word of its making: then it stays gone.
    await (event.type === 'tweet.posted'
      ? this.#write(retweetOf.tweetId, authorId, { $lt: retweetId }, { retweetId, active: true })
      : this.#write(retweetOf.tweetId, authorId, { $lte: retweetId }, { retweetId, active: false }));
  }

  /** For imports: what is there already stays. */
  insertAbsent(retweets: readonly RetweetDocument[]): Promise<RetweetDocument[]> {
    return insertAbsent(this.collection, retweets);
  }

  /** Brings the note in line with the retweet itself; true when it was wrong. */
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

  /** The id of a user's retweet of a tweet, as far as it is noted; null when there is none. */
  async idOf(tweetId: string, userId: string): Promise<string | null> {
    const noted = await this.collection.findOne({ _id: pairId(tweetId, userId), active: true });
    return noted && noted.retweetId;
  }

  /** Which of the tweets the user retweeted. */
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
      // The document is newer than what we were told.
      if (!isDuplicate(error)) throw error;
      return { modifiedCount: 0, upsertedCount: 0 };
    }
  }
}
