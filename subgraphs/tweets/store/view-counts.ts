import type { Log } from '#platform/log.js';
import type { Store, TweetRecord } from './index.js';
import type { TweetCache } from './tweet-cache.js';

/** Interval of the writes, in ms. */
const FLUSH_MS = 5_000;

/** How many tweets one command updates: longer commands would delay other writes. */
const BATCH = 100;

/**
 * Sums views in memory and writes the sums every five seconds: a popular tweet costs one write, not one per reader. A killed
 * process loses up to five seconds of views; the contract allows approximate counts.
 */
export class ViewCounts implements AsyncDisposable {
  readonly #store: Store;
  readonly #cache: TweetCache;
  readonly #log: Log;
  readonly #timer: NodeJS.Timeout;
  #views = new Map<string, number>();
  #flushing: Promise<void> = Promise.resolve();

  constructor(store: Store, cache: TweetCache, log: Log) {
    this.#store = store;
    this.#cache = cache;
    this.#log = log;
    this.#timer = setInterval(() => this.#flush(), FLUSH_MS);
    this.#timer.unref();
  }

  /** Adds views of a tweet that this process has loaded. */
  add(record: TweetRecord, times = 1): void {
    this.#views.set(record._id, (this.#views.get(record._id) ?? 0) + times);
    this.#cache.addViews(record, times);
  }

  /**
   * Adds views of tweets that were shown from another cache, by their ids; those of a retweet go to its original. Returns how
   * many views were added.
   */
  async addByIds(ids: readonly string[], times: readonly number[]): Promise<number> {
    const viewed = await this.#cache.load(ids);
    const contents = await this.#cache.load(
      viewed.map((record, index) => record?.retweetOf?.tweetId ?? ids[index]!),
    );
    let added = 0;
    contents.forEach((record, index) => {
      const more = times[index] ?? 0;
      if (record === null || record.deletedAt !== null || more <= 0) return;
      this.add(record, more);
      added += more;
    });
    return added;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    this.#flush();
    await this.#flushing;
  }

  #flush(): void {
    // Sorted, because `addViews` needs one statement per number of views.
    const views = [...this.#views].sort(([, one], [, other]) => one - other);
    this.#views = new Map();
    this.#flushing = this.#flushing.then(() => this.#write(views));
  }

  async #write(views: readonly [id: string, views: number][]): Promise<void> {
    for (let at = 0; at < views.length; at += BATCH) {
      await this.#store.tweets.addViews(views.slice(at, at + BATCH)).catch((error: unknown) => {
        this.#log.warn({ err: error }, 'View counts of up to 100 tweets were not written and are lost.');
      });
    }
  }
}
