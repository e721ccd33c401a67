import { firstIdAt } from '#platform/snowflake.js';
import type { AuthorIndex } from '#social/read-models/author-index.js';
import { WRITE_DELAY_MS } from '../../rules/delays.js';
import { entryOf, type Bounds, type Entry, type TweetKey } from '../../rules/entry.js';

/** Tweets by author from the author index, as entries. */
export class AuthorTweets {
  readonly #index: AuthorIndex;

  constructor(index: AuthorIndex) {
    this.#index = index;
  }

  /** The newest tweets of any of the authors, newest first. `signal` aborts the read. */
  async newest(
    authorIds: readonly string[],
    { below, above, limit }: Bounds,
    signal?: AbortSignal,
  ): Promise<Entry[]> {
    if (authorIds.length === 0) return [];
    const page = {
      ...(below === undefined ? {} : { below }),
      ...(above === undefined ? {} : { above }),
      limit,
    };
    const found = await this.#index.newest(authorIds, page, signal);
    return found.map(entryOf);
  }

  /**
   * The tweets of one author above an id, newest first. Cheaper than `newest` when many callers read at the same time.
   */
  async latest(authorId: string, { below, above, limit }: Bounds & { above: string }): Promise<Entry[]> {
    const page = { ...(below === undefined ? {} : { below }), above, limit };
    return (await this.#index.latest(authorId, page)).map(entryOf);
  }

  /** The tweets that may have become readable after a moment (ms since 1970), and some older ones. */
  since(authorIds: readonly string[], moment: number, limit: number, signal?: AbortSignal): Promise<Entry[]> {
    return this.newest(authorIds, { above: firstIdAt(moment - WRITE_DELAY_MS), limit }, signal);
  }

  /** Whether a tweet was deleted. False for a tweet that the index does not have. */
  isDeleted({ tweetId, authorId }: TweetKey): Promise<boolean> {
    return this.#index.isDeleted({ tweetId, authorId });
  }
}
