import type { Cache, Scored } from '#platform/cache/index.js';
import { timeOf } from '#platform/snowflake.js';
import { scopesOf, type Scope } from '../rules/scope.js';
import { bucketsOf, DAY, HOUR, hourBucket, minuteBucket, type Bucket } from '../rules/window.js';
import type { Weight } from './indexed-tweet.js';
import { rebuildWindows } from './rebuild-windows.js';
import { authorsKey, bucketKey, BUILT, SCOPES } from './window-keys.js';

/** Buckets outlive the longest window by an hour. */
const TTL = DAY + HOUR;

/** Distinct authors kept per hashtag: with 200 the diversity of a trend is at its highest. */
const AUTHORS_KEPT = 400;

/** Languages whose trends are worked out. */
const SCOPES_KEPT = 100;

/**
 * The sliding windows, in the cache: uses by hashtag per minute and hour, and the last authors of each hashtag with the
 * time of their last use, so that one author counts once, however often.
 */
export class Windows {
  readonly #cache: Cache;

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  /** Puts a tweet's hashtags into their buckets. */
  async add(weight: Weight): Promise<void> {
    const time = timeOf(weight.tweetId);
    const scopes = scopesOf(weight.lang);
    const sets = this.#cache.sortedSets;
    const author = [{ member: weight.authorId, score: time }];
    await Promise.all([
      this.#change(weight, 1),
      ...scopes.flatMap((scope) =>
        weight.tags.map((tag) =>
          sets.add([authorsKey(scope, tag)], author, { keep: AUTHORS_KEPT, ttl: TTL }),
        ),
      ),
      sets.add(
        [SCOPES],
        scopes.map((member) => ({ member, score: time })),
        { keep: SCOPES_KEPT, ttl: TTL },
      ),
    ]);
  }

  /** Takes a tweet's hashtags out of their buckets; `last` names those of them that its author uses nowhere else. */
  async takeOut(weight: Weight, last: readonly string[]): Promise<void> {
    const keys = scopesOf(weight.lang).flatMap((scope) => last.map((tag) => authorsKey(scope, tag)));
    await Promise.all([
      this.#change(weight, -1),
      keys.length === 0 ? undefined : this.#cache.sortedSets.remove(keys, [weight.authorId]),
    ]);
  }

  /** The `limit` most used hashtags of the last `length` ms, with how often. */
  async most(scope: Scope, length: number, now: number, limit: number): Promise<Scored[]> {
    const most = await this.#cache.sortedSets.topOfUnion(keysOf(scope, bucketsOf(length, now)), limit);
    return most.filter(({ score }) => score > 0);
  }

  /** How often each hashtag was used within the last `length` ms, in the order of `tags`. */
  async volumes(scope: Scope, length: number, now: number, tags: readonly string[]): Promise<number[]> {
    const sums = await this.#cache.sortedSets.sumScores(keysOf(scope, bucketsOf(length, now)), tags);
    return sums.map((sum) => Math.max(0, sum));
  }

  /** When each of a hashtag's last authors used it last, in ms since 1970, latest first; from `since` on. */
  async authorTimes(scope: Scope, tag: string, since: number): Promise<number[]> {
    const above = { member: '', score: since };
    const page = await this.#cache.sortedSets.page(authorsKey(scope, tag), { above, limit: AUTHORS_KEPT });
    return (page ?? []).map(({ score }) => score);
  }

  /** The scopes that were used within the last day. */
  async scopes(now: number): Promise<Scope[]> {
    const above = { member: '', score: now - DAY };
    const page = await this.#cache.sortedSets.page(SCOPES, { above, limit: SCOPES_KEPT });
    return (page ?? []).map(({ member }) => member);
  }

  /** Whether the cache has kept the windows. Looking keeps them for another day. */
  isBuilt(): Promise<boolean> {
    return this.#cache.extend(BUILT, 'yes', TTL);
  }

  /** Builds the windows from all that weighs. What is counted meanwhile may count twice or not at all. */
  async build(weights: AsyncIterable<Weight>): Promise<void> {
    const sets = await rebuildWindows(weights);
    for (const [key, members] of sets) await this.#cache.sortedSets.replace(key, members, TTL);
    await this.#cache.setMany([[BUILT, 'yes']], TTL);
  }

  /** Has the windows built anew: something could not be counted. */
  async forget(): Promise<void> {
    await this.#cache.delete([BUILT]);
  }

  async #change(weight: Weight, by: number): Promise<void> {
    const time = timeOf(weight.tweetId);
    const members = weight.tags.map((member) => ({ member, score: by }));
    const buckets = [minuteBucket(time), hourBucket(time)];
    await Promise.all(
      scopesOf(weight.lang)
        .flatMap((scope) => keysOf(scope, buckets))
        .map((key) => this.#cache.sortedSets.incrementScores(key, members, TTL)),
    );
  }
}

function keysOf(scope: Scope, buckets: readonly Bucket[]): string[] {
  return buckets.map((bucket) => bucketKey(scope, bucket));
}
