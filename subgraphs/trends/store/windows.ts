import type { Cache, Scored } from '#platform/cache/index.js';
import { timeOf } from '#platform/snowflake.js';
import { scopesOf, type Scope } from '../rules/scope.js';
import { bucketsOf, DAY, HOUR, hourBucket, minuteBucket, type Bucket } from '../rules/window.js';
import type { CountedTweet } from './indexed-tweet.js';
import { rebuildWindows } from './rebuild-windows.js';
import { authorsKey, bucketKey, BUILT, SCOPES } from './window-keys.js';

/** How long buckets are kept, in ms: an hour more than the longest window. */
const TTL = DAY + HOUR;

/** Distinct authors kept per hashtag. The diversity factor reaches its maximum at 200. */
const AUTHORS_KEPT = 400;

/** Scopes whose trends are computed. */
const SCOPES_KEPT = 100;

/**
 * The sliding windows in the cache: uses by hashtag per minute and hour, and the last authors of each hashtag with the time
 * of their last use, so that each author counts once.
 */
export class Windows {
  readonly #cache: Cache;

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  /** Counts a tweet's hashtags. */
  async add(tweet: CountedTweet): Promise<void> {
    const time = timeOf(tweet.tweetId);
    const scopes = scopesOf(tweet.lang);
    const sets = this.#cache.sortedSets;
    const author = [{ member: tweet.authorId, score: time }];
    await Promise.all([
      this.#change(tweet, 1),
      ...scopes.flatMap((scope) =>
        tweet.tags.map((tag) => sets.add([authorsKey(scope, tag)], author, { keep: AUTHORS_KEPT, ttl: TTL })),
      ),
      sets.add(
        [SCOPES],
        scopes.map((member) => ({ member, score: time })),
        { keep: SCOPES_KEPT, ttl: TTL },
      ),
    ]);
  }

  /** Uncounts a tweet's hashtags. `unused` are the hashtags that its author uses in no other counted tweet. */
  async remove(tweet: CountedTweet, unused: readonly string[]): Promise<void> {
    const keys = scopesOf(tweet.lang).flatMap((scope) => unused.map((tag) => authorsKey(scope, tag)));
    await Promise.all([
      this.#change(tweet, -1),
      keys.length === 0 ? undefined : this.#cache.sortedSets.remove(keys, [tweet.authorId]),
    ]);
  }

  /** The `limit` most used hashtags of the last `length` ms, with their number of uses. */
  async mostUsed(scope: Scope, length: number, now: number, limit: number): Promise<Scored[]> {
    const most = await this.#cache.sortedSets.topOfUnion(keysOf(scope, bucketsOf(length, now)), limit);
    return most.filter(({ score }) => score > 0);
  }

  /** The uses of each hashtag within the last `length` ms, in the order of `tags`. */
  async volumes(scope: Scope, length: number, now: number, tags: readonly string[]): Promise<number[]> {
    const sums = await this.#cache.sortedSets.sumScores(keysOf(scope, bucketsOf(length, now)), tags);
    return sums.map((sum) => Math.max(0, sum));
  }

  /** The times at which authors last used a hashtag, from `since` on, in ms since 1970, latest first. */
  async authorTimes(scope: Scope, tag: string, since: number): Promise<number[]> {
    const above = { member: '', score: since };
    const page = await this.#cache.sortedSets.page(authorsKey(scope, tag), { above, limit: AUTHORS_KEPT });
    return (page ?? []).map(({ score }) => score);
  }

  /** The scopes in use within the last day. */
  async scopes(now: number): Promise<Scope[]> {
    const above = { member: '', score: now - DAY };
    const page = await this.#cache.sortedSets.page(SCOPES, { above, limit: SCOPES_KEPT });
    return (page ?? []).map(({ member }) => member);
  }

  /** Whether the cache holds complete windows. Extends their mark by a day. */
  isBuilt(): Promise<boolean> {
    return this.#cache.extend(BUILT, 'yes', TTL);
  }

  /** Rebuilds the windows from all tweets that count. A tweet that is counted meanwhile may count twice or not at all. */
  async build(tweets: AsyncIterable<CountedTweet>): Promise<void> {
    const sets = await rebuildWindows(tweets);
    const options = { toleratesLoss: true };
    for (const [key, members] of sets) await this.#cache.sortedSets.replace(key, members, TTL, options);
    await this.#cache.setMany([[BUILT, 'yes']], TTL);
  }

  /** Marks the windows as incomplete, so that they are rebuilt. */
  async discard(): Promise<void> {
    await this.#cache.delete([BUILT]);
  }

  async #change(tweet: CountedTweet, by: number): Promise<void> {
    const time = timeOf(tweet.tweetId);
    const members = tweet.tags.map((member) => ({ member, score: by }));
    const buckets = [minuteBucket(time), hourBucket(time)];
    await Promise.all(
      scopesOf(tweet.lang)
        .flatMap((scope) => keysOf(scope, buckets))
        .map((key) => this.#cache.sortedSets.incrementScores(key, members, TTL)),
    );
  }
}

function keysOf(scope: Scope, buckets: readonly Bucket[]): string[] {
  return buckets.map((bucket) => bucketKey(scope, bucket));
}
