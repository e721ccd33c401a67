import type { Log } from '#platform/log.js';
import type { Store, TweetRecord } from './store/index.js';
import type { TweetCache } from './store/tweet-cache.js';

/** How often views are written, in ms. */
const FLUSH_MS = 2_000;

/**
 * Counts views in memory and writes the sums every two seconds: a popular tweet costs one write, not one per reader. A
 * process that is killed loses at most two seconds of them; the count is rough by contract.
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

  /** Somebody was shown the tweet. */
  count(record: TweetRecord): void {
    this.#counts.set(record._id, (this.#counts.get(record._id) ?? 0) + 1);
    this.#cache.countView(record);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    this.#flush();
    await this.#flushing;
  }

  #flush(): void {
    const counts = this.#counts;
    this.#counts = new Map();
    this.#flushing = this.#flushing.then(() =>
      this.#store.tweets.addViews(counts).catch((error: unknown) => {
        this.#log.warn({ err: error }, 'Views were lost.');
      }),
    );
  }
}
