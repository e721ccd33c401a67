import type { Cancellation } from '#platform/cancellation.js';
import type { Cursors } from '#platform/cursor.js';
import { fillPage } from '#platform/fill-page.js';
import { checkFirst, toConnection, type Connection } from '#platform/page.js';
import { canSeeTweets } from '#social/visibility.js';
import type { Loaders } from './loaders.js';
import type { TweetModel } from '../models.js';
import type { Store } from '../store/index.js';
import type { TweetCache } from '../store/tweet-cache.js';

export interface PageArgs {
  first: number;
  after?: string | null | undefined;
}

export interface PageDeps {
  store: Store;
  cache: TweetCache;
  cursors: Cursors;
}

/** A row of a list: its sort key, and the tweet that it refers to. */
interface Row {
  key: string;
  tweetId: string;
}

type ReadRows = (bounds: { after: string | null; limit: number }) => Promise<Row[]>;

/** The tweet lists of this subgraph, as one viewer sees them. */
export class Pages {
  readonly #deps: PageDeps;
  readonly #loaders: Loaders;
  readonly #signal: Cancellation | undefined;

  constructor(deps: PageDeps, loaders: Loaders, signal?: Cancellation) {
    this.#deps = deps;
    this.#loaders = loaders;
    this.#signal = signal;
  }

  /** An author's tweets, newest first; empty when the viewer may not see them. */
  async tweetsOf(authorId: string, args: PageArgs, replies: boolean): Promise<Connection<TweetModel>> {
    const { authorIndex } = this.#deps.store;
    const list = `tweets:${authorId}:${replies ? 'all' : 'own'}`;
    return this.#page(list, args, await this.#isVisible(authorId), async (bounds) => {
      const ids = await authorIndex.page(authorId, bounds, replies);
      return ids.map((id) => ({ key: id, tweetId: id }));
    });
  }

  /** A user's likes, newest like first; empty when the viewer may not see the user's tweets. */
  async likedBy(userId: string, args: PageArgs): Promise<Connection<TweetModel>> {
    return this.#page(`likes:${userId}`, args, await this.#isVisible(userId), async (bounds) =>
      (await this.#deps.store.likes.byUser(userId, bounds)).map(toRow),
    );
  }

  /** A user's bookmarks, newest first. The caller makes sure that the user is the viewer. */
  bookmarksOf(userId: string, args: PageArgs): Promise<Connection<TweetModel>> {
    return this.#page(`bookmarks:${userId}`, args, true, async (bounds) =>
      (await this.#deps.store.bookmarks.byUser(userId, bounds)).map(toRow),
    );
  }

  /** Direct replies, oldest first. */
  repliesTo(tweetId: string, args: PageArgs): Promise<Connection<TweetModel>> {
    const { store, cache } = this.#deps;
    return this.#page(`replies:${tweetId}`, args, true, async (bounds) => {
      const records = await cache.storeResult(() => store.tweets.repliesTo(tweetId, bounds));
      return records.map(({ _id }) => ({ key: _id, tweetId: _id }));
    });
  }

  async #page(
    list: string,
    { first, after }: PageArgs,
    visible: boolean,
    read: ReadRows,
  ): Promise<Connection<TweetModel>> {
    const { cursors } = this.#deps;
    const size = checkFirst(first);
    const start = after == null ? null : String(cursors.unpack(list, after)[0]);
    const { items, more, last } = visible
      ? await fillPage(
          size,
          (row: Row | null, limit) => read({ after: row?.key ?? start, limit }),
          (rows) => Promise.all(rows.map(({ tweetId }) => this.#loaders.tweet.load(tweetId))),
          this.#signal,
        )
      : { items: [], more: false, last: null };
    return toConnection(items, {
      cursor: ({ row }) => cursors.pack(list, [row.key]),
      node: ({ node }) => node,
      more,
      isFirstPage: after == null,
      behind: last && cursors.pack(list, [last.key]),
    });
  }

  async #isVisible(authorId: string): Promise<boolean> {
    return canSeeTweets(await this.#loaders.viewPermission.load(authorId));
  }
}

function toRow({ tweetId, since }: { tweetId: string; since: string }): Row {
  return { key: since, tweetId };
}
