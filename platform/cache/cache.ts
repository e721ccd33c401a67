/**
 * The cache: everything in it can be rebuilt, so every value may vanish at any time. Two implementations, one
 * contract (`cache.contract.ts`): `memory.ts` for one process, `redis.ts` for many. Calls reject when the cache
 * cannot be reached; callers then go on without it.
 *
 * Keys are namespaced by the implementation. Times to live are in ms.
 */
export interface Cache extends AsyncDisposable {
  /** Text by key, in the order of `keys`; null where nothing is kept. */
  getMany(keys: readonly string[]): Promise<(string | null)[]>;
  setMany(entries: readonly (readonly [key: string, value: string])[], ttl: number): Promise<void>;
  /** Sets the key when it is free; true when this call took it. For leases and once-only marks. */
  setIfAbsent(key: string, value: string, ttl: number): Promise<boolean>;
  /** Lengthens a key's life when it still has `value`; true when it had. */
  extend(key: string, value: string, ttl: number): Promise<boolean>;
  /** Forgets texts, counters and sorted sets alike. */
  delete(keys: readonly string[]): Promise<void>;
  /** Forgets a key when it still has `value`; true when it had. */
  deleteIfEqual(key: string, value: string): Promise<boolean>;
  /** Adds to a counter and gives its new value; a fresh counter lives for `ttl`. */
  increment(key: string, by: number, ttl: number): Promise<number>;

  readonly sortedSets: SortedSets;

  /** Whether the cache can be reached at the moment. */
  healthy(): boolean;
}

/** One member of a sorted set, never ''. Sets are ordered by score, then by the text of the member. */
export interface Scored {
  member: string;
  score: number;
}

/** Sorted sets, newest (highest) first. Adding no members does nothing; replacing by none leaves an empty set. */
export interface SortedSets {
  /**
   * Adds the members to every key in few round trips, keeps the `keep` highest of each and renews its life.
   * `onlyExisting` leaves keys alone that are not there (a timeline that will be rebuilt as a whole when it is read).
   */
  add(
    keys: readonly string[],
    members: readonly Scored[],
    options: { keep: number; ttl: number; onlyExisting?: boolean },
  ): Promise<void>;
  /** Takes the members out of every key. */
  remove(keys: readonly string[], members: readonly string[]): Promise<void>;
  /** Puts the members in the place of whatever the key had, at once. */
  replace(key: string, members: readonly Scored[], ttl: number): Promise<void>;
  /**
   * Puts an empty set in the place of whatever the key had. It takes members from now on, but is not there for `page` before
   * it is completed with the same token.
   */
  begin(key: string, token: string, ttl: number): Promise<void>;
  /**
   * Adds the members, keeps the `keep` highest and lets `page` see the set. Does nothing, and gives false, when the set is
   * gone or was begun again with another token.
   */
  complete(
    key: string,
    token: string,
    members: readonly Scored[],
    options: { keep: number; ttl: number },
  ): Promise<boolean>;
  /**
   * Up to `limit` members, highest first: those that stand under `below` and over `above` (both excluded, and both exact
   * among members of one score). Null when the key is not there, which is not the same as empty,
   * or not complete.
   */
  page(key: string, bounds: { below?: Scored; above?: Scored; limit: number }): Promise<Scored[] | null>;
  /** Adds to the scores of members and renews the key's life. */
  incrementScores(key: string, members: readonly Scored[], ttl: number): Promise<void>;
  /** Adds up sorted sets, score by score, and gives the `limit` highest. */
  topOfUnion(keys: readonly string[], limit: number): Promise<Scored[]>;
  /** The scores of members over all the keys added up, in the order of `members`; 0 where there is none. */
  sumScores(keys: readonly string[], members: readonly string[]): Promise<number[]>;
}
