import type { AuthorIndex } from '#social/read-models/author-index.js';
import { firstIdAt } from '#platform/snowflake.js';
import { entryOf, type Bounds, type Entry, type TweetKey } from '../../rules/entry.js';

/**
 * How far, in ms, an id may be older than the moment in which its document can be read: a tweet gets its id before it
 * is written.
 */
export const WRITE_DELAY = 60_000;

/** Tweets by their authors, as entries. */
export class AuthorTweets {
  readonly #index: AuthorIndex;

  constructor(index: AuthorIndex) {
    this.#index = index;
  }

  /** The newest tweets of any of the authors, newest first. */
  async newest(authorIds: readonly string[], { below, above, limit }: Bounds): Promise<Entry[]> {
    if (authorIds.length === 0) return [];
    const found = await this.#index.newest(authorIds, {
      ...(below === undefined ? {} : { below }),
      ...(above === undefined ? {} : { above }),
      limit,
    });
    return found.map(entryOf);
  }

  /** Those of one author above an id, newest first: cheaper than `newest` where many ask at the same time. */
  async latest(authorId: string, { below, above, limit }: Bounds & { above: string }): Promise<Entry[]> {
    const page = { ...(below === undefined ? {} : { below }), above, limit };
    return (await this.#index.latest(authorId, page)).map(entryOf);
  }

  /** Those that may have become readable after a moment, in ms since 1970; and some older ones. */
  since(authorIds: readonly string[], moment: number, limit: number): Promise<Entry[]> {
    return this.newest(authorIds, { above: firstIdAt(moment - WRITE_DELAY), limit });
  }

  /** Whether a tweet is there at this moment. */
  has({ tweetId, authorId }: TweetKey): Promise<boolean> {
    return this.#index.has({ tweetId, authorId });
  }
}
