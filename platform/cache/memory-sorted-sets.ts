import type { Clock } from '../clock.js';
import type { Scored, SortedSets } from './cache.js';
import { expectOneGroup } from './key-group.js';
import { compare, SortedSet } from './sorted-set.js';

interface StoredSet {
  set: SortedSet;
  expiresAt: number;
  /** The token of a set that was begun and is not complete; null otherwise. */
  token: string | null;
}

/** Maximum number of entries over all sets, where each set counts as one more: at most some 200 MB. */
const MAX_ENTRIES = 4_000_000;

/** Sets per turn of the event loop. */
const SETS_PER_TURN = 1_000;

/** Sorted sets in this process. The least recently used set is evicted when the capacity is exceeded. */
export class MemorySortedSets implements SortedSets {
  readonly #clock: Clock;
  readonly #maxEntries: number;
  /** Least recently used first. */
  readonly #sets = new Map<string, StoredSet>();
  #entries = 0;

  constructor(clock: Clock, maxEntries = MAX_ENTRIES) {
    this.#clock = clock;
    this.#maxEntries = maxEntries;
  }

  async add(
    keys: readonly string[],
    members: readonly Scored[],
    { keep, ttl, onlyExisting = false }: { keep: number; ttl: number; onlyExisting?: boolean },
  ): Promise<void> {
    if (members.length === 0) return;
    // All keys share one object per member; a copy, because the caller may change its own.
    const entries = members.map(({ member, score }) => ({ member, score }));
    for (const [index, key] of keys.entries()) {
      if (index > 0 && index % SETS_PER_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
      if (onlyExisting && !this.#get(key)) continue;
      this.#change(key, ttl, (set) => {
        for (const entry of entries) set.put(entry);
        set.trim(keep);
      });
    }
  }

  remove(keys: readonly string[], members: readonly string[]): Promise<void> {
    for (const key of keys) {
      const set = this.#get(key)?.set;
      if (!set) continue;
      const before = set.size;
      for (const member of members) set.remove(member);
      this.#entries += set.size - before;
    }
    return Promise.resolve();
  }

  replace(key: string, members: readonly Scored[], ttl: number): Promise<void> {
    this.forget(key);
    this.#change(key, ttl, (set) => {
      for (const { member, score } of members) set.put({ member, score });
    });
    return Promise.resolve();
  }

  begin(key: string, token: string, ttl: number): Promise<void> {
    this.forget(key);
    this.#change(key, ttl, () => undefined, token);
    return Promise.resolve();
  }

  complete(
    key: string,
    token: string,
    members: readonly Scored[],
    { keep, ttl }: { keep: number; ttl: number },
  ): Promise<boolean> {
    if (this.#get(key)?.token !== token) return Promise.resolve(false);
    const fill = (set: SortedSet): void => {
      for (const { member, score } of members) set.put({ member, score });
      set.trim(keep);
    };
    this.#change(key, ttl, fill, null);
    return Promise.resolve(true);
  }

  page(key: string, bounds: { below?: Scored; above?: Scored; limit: number }): Promise<Scored[] | null> {
    const kept = this.#get(key);
    return Promise.resolve(kept?.token === null ? kept.set.page(bounds) : null);
  }

  incrementScores(key: string, members: readonly Scored[], ttl: number): Promise<void> {
    if (members.length > 0) {
      this.#change(key, ttl, (set) => {
        for (const { member, score } of members) set.increment(member, score);
      });
    }
    return Promise.resolve();
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- rejects, as on the servers, instead of throwing
  async topOfUnion(keys: readonly string[], limit: number): Promise<Scored[]> {
    expectOneGroup(keys);
    const sums = new Map<string, number>();
    for (const key of keys) {
      for (const { member, score } of this.#get(key)?.set.entries() ?? []) {
        sums.set(member, (sums.get(member) ?? 0) + score);
      }
    }
    const union = Array.from(sums, ([member, score]) => ({ member, score }));
    return union.sort((a, b) => compare(b, a)).slice(0, limit);
  }

  sumScores(keys: readonly string[], members: readonly string[]): Promise<number[]> {
    const sets = keys.flatMap((key) => this.#get(key)?.set ?? []);
    return Promise.resolve(members.map((member) => sets.reduce((sum, set) => sum + set.score(member), 0)));
  }

  forget(key: string): void {
    const kept = this.#sets.get(key);
    if (!kept) return;
    this.#entries -= kept.set.size + 1;
    this.#sets.delete(key);
  }

  clear(): void {
    this.#sets.clear();
    this.#entries = 0;
  }

  #get(key: string): StoredSet | undefined {
    const kept = this.#sets.get(key);
    if (!kept) return undefined;
    if (kept.expiresAt <= this.#clock.now()) {
      this.forget(key);
      return undefined;
    }
    return kept;
  }

  /** `token`: the set's new token; undefined keeps the current one. */
  #change(key: string, ttl: number, change: (set: SortedSet) => void, token?: string | null): void {
    const existing = this.#get(key);
    const set = existing?.set ?? new SortedSet();
    const before = existing ? set.size : -1;
    change(set);
    this.#entries += set.size - before;
    // Re-inserted: the most recently used set is the last of the map.
    this.#sets.delete(key);
    const expiresAt = this.#clock.now() + ttl;
    this.#sets.set(key, { set, expiresAt, token: token === undefined ? (existing?.token ?? null) : token });
    this.#evict();
  }

  #evict(): void {
    for (const key of this.#sets.keys()) {
      if (this.#entries <= this.#maxEntries) return;
      this.forget(key);
    }
  }
}
