import type { Collection, IndexDescription } from 'mongodb';
import type { AnyEvent } from '#schema/events.js';
import { insertAbsent, OUTBOX_INDEX, isDuplicate } from '#platform/mongo/index.js';
import { pairId, type LikeDocument, type TweetRef } from './documents.js';

export const LIKE_INDEXES: IndexDescription[] = [
  { key: { userId: 1, active: 1, since: -1 }, name: 'user' },
  OUTBOX_INDEX,
];

/** The documents of `likes`. The id of a like is its pair, so that nobody likes a tweet twice. */
export class Likes {
  readonly collection: Collection<LikeDocument>;

  constructor(collection: Collection<LikeDocument>) {
    this.collection = collection;
  }

  /** For imports: what is there already stays as it is, and nothing is counted. */
  insertAbsent(likes: readonly LikeDocument[]): Promise<LikeDocument[]> {
    return insertAbsent(this.collection, likes);
  }

  /** False when the like was there already. */
  async add({ tweetId, authorId }: TweetRef, userId: string, event: AnyEvent): Promise<boolean> {
    try {
      const { modifiedCount, upsertedCount } = await this.collection.updateOne(
        { _id: pairId(tweetId, userId), active: { $ne: true } },
        { $set: { tweetId, authorId, userId, active: true, since: event.id }, $push: { outbox: event } },
        { upsert: true },
      );
      return modifiedCount + upsertedCount === 1;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** False when there was none. */
  async remove(tweetId: string, userId: string, event: AnyEvent): Promise<boolean> {
    const { modifiedCount } = await this.collection.updateOne(
      { _id: pairId(tweetId, userId), active: true },
      { $set: { active: false }, $push: { outbox: event } },
    );
    return modifiedCount === 1;
  }

  /** Which of the tweets the person likes. */
  async among(tweetIds: readonly string[], userId: string): Promise<ReadonlySet<string>> {
    const found = await this.collection
      .find(
        { _id: { $in: tweetIds.map((id) => pairId(id, userId)) }, active: true },
        { projection: { tweetId: 1 } },
      )
      .toArray();
    return new Set(found.map(({ tweetId }) => tweetId));
  }

  /** What a person likes, newest like first, behind the like of `after`. */
  byUser(
    userId: string,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<Pick<LikeDocument, 'tweetId' | 'since'>[]> {
    return this.collection
      .find(
        { userId, active: true, ...(after === null ? {} : { since: { $lt: after } }) },
        { projection: { tweetId: 1, since: 1 } },
      )
      .sort({ since: -1 })
      .limit(limit)
      .toArray();
  }
}
