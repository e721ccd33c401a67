/**
 * The cache. Everything in it can be rebuilt, so any value may disappear at any time. Two implementations,
 * `memory.ts` for one process and `redis.ts` for many, pass the same contract suites (`*.contract-suite.ts`).
 * Calls reject when the cache cannot be reached; callers then work without it. A value of another kind than its
 * key should hold is missing for every call: it is deleted and counted. Texts are read by `readValues`, which does the
 * same for a text that its reader cannot read.
 *
 * The implementation adds a namespace to the keys. TTLs are in ms. A call with many keys is atomic for each key alone: servers
 * of a cluster have them in parts. Keys with the same text in braces, as in `hours:{en}:9` and `hours:{en}:10`, are kept
 * together.
 */
export interface Cache extends AsyncDisposable {
  /** The texts of the keys, in the order of `keys`; null for a missing key. */
  getMany(keys: readonly string[]): Promise<(string | null)[]>;
  setMany(entries: readonly (readonly [key: string, value: string])[], ttl: number): Promise<void>;
  /** Sets the key when it is absent; true when this call set it. For leases and once-only markers. */
  setIfAbsent(key: string, value: string, ttl: number): Promise<boolean>;
  /** Renews the TTL of a key that still has `value`; true when it had. */
  extend(key: string, value: string, ttl: number): Promise<boolean>;
  /** Deletes texts, counters and sorted sets. */
  delete(keys: readonly string[]): Promise<void>;
  /** Deletes a key that still has `value`; true when it had. */
  deleteIfEqual(key: string, value: string): Promise<boolean>;
  /**
   * Deletes and counts a value that its reader cannot read, unless the key has another value by now; null for a
   * sorted set. Never rejects: for the reader the value is missing in any case.
   */
  dropUnreadable(key: string, value: string | null): Promise<void>;
  /** How many values that could not be read this process has deleted. */
  readonly unreadable: number;
  /** How many calls of this process have failed because the cache could not be reached. */
  readonly failures: number;
  /** Adds to a counter and returns its new value. `ttl` applies only when the counter is created. */
  increment(key: string, by: number, ttl: number): Promise<number>;

  readonly sortedSets: SortedSets;

  /** Whether the cache can be reached, as far as this process knows. */
  healthy(): boolean;
  /** Rejects unless every server of the cache answers. */
  check(): Promise<void>;
}

/** One member of a sorted set, never ''. Sets are ordered by score, then by the member's text (bytewise). */
export interface Scored {
  member: string;
  score: number;
}

/**
 * Sorted sets, highest score first. Adding no members has no effect; replacing by no members creates an empty
 * set.
 */
export interface SortedSets {
  /**
   * Adds the members to every key in few round trips, keeps the `keep` highest of each set and renews its
   * TTL. `onlyExisting` skips missing keys (a timeline that is rebuilt as a whole when it is read).
   */
  add(
    keys: readonly string[],
    members: readonly Scored[],
    options: { keep: number; ttl: number; onlyExisting?: boolean },
  ): Promise<void>;
  /** Removes the members from every key. */
  remove(keys: readonly string[], members: readonly string[]): Promise<void>;
  /**
   * Replaces the set atomically. Like a set that was begun, it is missing for `page` once its server may have lost writes: when
   * a replica took over, or when the server restarted with older data. `toleratesLoss` keeps it then (approximate counts).
   */
  replace(
    key: string,
    members: readonly Scored[],
    ttl: number,
    options?: { toleratesLoss?: boolean },
  ): Promise<void>;
  /**
   * Replaces the set by an empty one, whose losses are noticed. It accepts members from now on, but `page` treats it as missing until
   * it is completed with the same token.
   */
  begin(key: string, token: string, ttl: number): Promise<void>;
  /**
   * Adds the members, keeps the `keep` highest and makes the set visible to `page`. Has no effect and returns
   * false when the set is missing or was begun again with another token.
   */
  complete(
    key: string,
    token: string,
    members: readonly Scored[],
    options: { keep: number; ttl: number },
  ): Promise<boolean>;
  /**
   * Up to `limit` members, highest first, below `below` and above `above` (both exclusive, and both exact
   * among members with the same score). Null when the key is missing, which differs from an empty set, or
   * incomplete.
   */
  page(key: string, bounds: { below?: Scored; above?: Scored; limit: number }): Promise<Scored[] | null>;
  /** Adds to the scores of members and renews the TTL of the key. */
  incrementScores(key: string, members: readonly Scored[], ttl: number): Promise<void>;
  /**
   * The `limit` highest members of the union, with summed scores. The keys must have the same text in braces (TypeError
   * otherwise).
   */
  topOfUnion(keys: readonly string[], limit: number): Promise<Scored[]>;
  /** The scores of members summed over the keys, in the order of `members`; 0 for a missing member. */
  sumScores(keys: readonly string[], members: readonly string[]): Promise<number[]>;
}
