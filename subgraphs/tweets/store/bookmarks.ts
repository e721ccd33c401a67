import type { Collection, IndexDescription } from 'mongodb';
import { isDuplicate } from '#platform/mongo/index.js';
import { pairId, pairKey, type BookmarkDocument } from './documents.js';

export const BOOKMARK_INDEXES: IndexDescription[] = [{ key: { userId: 1, since: -1 }, name: 'user' }];

/** The documents of `bookmarks`. */
export class Bookmarks {
  readonly collection: Collection<BookmarkDocument>;

  constructor(collection: Collection<BookmarkDocument>) {
    this.collection = collection;
  }

  /** A second bookmark of the same pair changes nothing: the first keeps its position. */
  async add(tweetId: string, userId: string, since: string): Promise<void> {
    try {
      await this.collection.insertOne({ ...pairKey(tweetId, userId), since });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  async remove(tweetId: string, userId: string): Promise<void> {
    await this.collection.deleteOne(pairKey(tweetId, userId));
  }

  /** Removes up to `limit` bookmarks of a user; returns how many it found. */
  async removeSome(userId: string, limit: number): Promise<number> {
    const found = await this.collection
      .find({ userId }, { projection: { _id: 1 } })
      .limit(limit)
      .toArray();
    if (found.length > 0)
      await this.collection.deleteMany({ _id: { $in: found.map(({ _id }) => _id) }, userId });
    return found.length;
  }

  /** The subset of the tweets that the user bookmarked. */
  async among(tweetIds: readonly string[], userId: string): Promise<ReadonlySet<string>> {
    const found = await this.collection
      .find(
        { _id: { $in: tweetIds.map((id) => pairId(id, userId)) }, userId },
        { projection: { tweetId: 1 } },
      )
      .toArray();
    return new Set(found.map(({ tweetId }) => tweetId));
  }

  /** A user's bookmarks, newest first, after the one of `after`. */
  byUser(
    userId: string,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<Pick<BookmarkDocument, 'tweetId' | 'since'>[]> {
    return this.collection
      .find(
        { userId, ...(after === null ? {} : { since: { $lt: after } }) },
        { projection: { tweetId: 1, since: 1 } },
      )
      .sort({ since: -1 })
      .limit(limit)
      .toArray();
  }
}
