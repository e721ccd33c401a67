import type { Log } from '#platform/log.js';
import type { Store, TweetRecord } from './store/index.js';
import type { TweetCache } from './store/tweet-cache.js';

/** How often views are written, in ms. */
const FLUSH_MS = 5_000;

/** How many tweets' views are written by one command: whoever waits for documents waits for no more of them. */
const PORTION = 100;

/**
 * Counts views in memory and writes the sums every five seconds: a popular tweet costs one write, not one per reader. A
 * process that is killed loses at most five seconds of them; the count is rough by contract.
 */
export class Views implements AsyncDisposable {
  readonly #store: Store;
  readonly #cache: TweetCache;
  readonly #log: Log;
  readonly #timer: NodeJS.Timeout;
  #counts = new Map<string, number>();
  #flushing: Promise<void> = Promise.resolve();

  constructor(store: Store, cache: TweetCache, log: Log) {
    this.#store = store;
    this.#cache = cache;
    this.#log = log;
    this.#timer = setInterval(() => this.#flush(), FLUSH_MS);
    this.#timer.unref();
  }

  /** Somebody was shown the tweet, or several were. */
  count(record: TweetRecord, times = 1): void {
    this.#counts.set(record._id, (this.#counts.get(record._id) ?? 0) + times);
    this.#cache.countViews(record, times);
  }

  /** The same for tweets that were shown from copies, by their ids; gives how many views were added. */
  async countElsewhere(ids: readonly string[], times: readonly number[]): Promise<number> {
    const shown = await this.#cache.load(ids);
    const contents = await this.#cache.load(
      shown.map((record, index) => record?.retweetOf?.tweetId ?? ids[index]!),
    );
    let added = 0;
    contents.forEach((record, index) => {
      const more = times[index] ?? 0;
      if (record === null || record.deletedAt !== null || more <= 0) return;
      this.count(record, more);
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
    // Most were shown once: those who were shown equally often are written together.
    const counts = [...this.#counts].sort(([, one], [, other]) => one - other);
    this.#counts = new Map();
    this.#flushing = this.#flushing.then(() => this.#write(counts));
  }

  async #write(counts: readonly [id: string, views: number][]): Promise<void> {
    for (let at = 0; at < counts.length; at += PORTION) {
      await this.#store.tweets.addViews(counts.slice(at, at + PORTION)).catch((error: unknown) => {
        this.#log.warn({ err: error }, 'Views were lost.');
      });
    }
  }
}
