import { MongoServerError, type Collection, type Db } from 'mongodb';
import type { TweetKey } from '../rules/entry.js';

/** Whom a tweet names. `_id` is the tweet's id, so that the index on `mentions` gives pages newest first. */
interface MentionsDocument {
  _id: string;
  authorId: string;
  mentions: string[];
  /** Of which text: ms of the edit, 0 for the first. An older text never replaces a newer one. */
  version: number;
}

const DUPLICATE_KEY = 11_000;

/** Tweets by the users that they name. */
export class Mentions {
  readonly #documents: Collection<MentionsDocument>;

  constructor(database: Db) {
    this.#documents = database.collection('mentions');
  }

  async ensureIndexes(): Promise<void> {
    await this.#documents.createIndex({ mentions: 1, _id: -1 });
  }

  /** Notes whom a text names, unless a newer text is known. Any order and any number of times. */
  async put({ tweetId, authorId }: TweetKey, mentions: string[], version: number): Promise<void> {
    // Most tweets name nobody and need no document; an edit does, lest the first text comes late and counts.
    if (mentions.length === 0 && version === 0) return;
    const change = { $set: { authorId, mentions, version } };
    try {
      await this.#documents.updateOne({ _id: tweetId, version: { $lt: version } }, change, { upsert: true });
    } catch (error) {
      // The upsert found a document that is as new or newer.
      if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
    }
  }

  async remove(tweetId: string): Promise<void> {
    await this.#documents.deleteOne({ _id: tweetId });
  }

  /** Up to `limit` tweets that name a user, newest first, with ids below `below`. */
  async page(userId: string, { below, limit }: { below?: string; limit: number }): Promise<TweetKey[]> {
    const found = await this.#documents
      .find(
        { mentions: userId, ...(below === undefined ? {} : { _id: { $lt: below } }) },
        { projection: { authorId: 1 } },
      )
      .sort({ _id: -1 })
      .limit(limit)
      .toArray();
    return found.map(({ _id, authorId }) => ({ tweetId: _id, authorId }));
  }
}
