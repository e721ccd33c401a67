import { MongoServerError, type Collection, type Db } from 'mongodb';
import type { TweetKey } from '../rules/entry.js';
import { MENTIONS } from './collections.js';

/** The users that a tweet mentions. `_id` is the tweet's id, so the index on `mentions` gives pages newest first. */
interface MentionsDocument {
  _id: string;
  authorId: string;
  mentions: string[];
  /**
   * The version of the text: ms since 1970 of the edit, 0 for the original. An older version never replaces a newer
   * one.
   */
  version: number;
}

const DUPLICATE_KEY = 11_000;

/** `mentions`: tweets by the users that they mention. */
export class Mentions {
  readonly #documents: Collection<MentionsDocument>;

  constructor(database: Db) {
    this.#documents = database.collection(MENTIONS.name);
  }

  async ensureIndexes(): Promise<void> {
    await this.#documents.createIndex({ mentions: 1, _id: -1 });
  }

  /** Stores the mentions of a text, unless a newer version is stored. Idempotent, in any order. */
  async put({ tweetId, authorId }: TweetKey, mentions: string[], version: number): Promise<void> {
    // Most tweets mention no user and need no document. An edit needs one, so that a late original does not replace it.
    if (mentions.length === 0 && version === 0) return;
    const change = { $set: { authorId, mentions, version } };
    try {
      await this.#documents.updateOne({ _id: tweetId, version: { $lt: version } }, change, { upsert: true });
    } catch (error) {
      // The stored version is as new or newer, so the upsert tried to insert a second document.
      if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
    }
  }

  async remove(tweetId: string): Promise<void> {
    await this.#documents.deleteOne({ _id: tweetId });
  }

  /** Up to `limit` tweets that mention a user, newest first, with ids below `below`. */
  async page(
    userId: string,
    { below, limit }: { below?: string | undefined; limit: number },
  ): Promise<TweetKey[]> {
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
