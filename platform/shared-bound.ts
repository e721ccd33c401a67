import { LRUCache } from 'lru-cache';

/** The use of an entry. It does not hold the cache, which goes with its owner. */
interface Use {
  readonly key: string;
  readonly cache: WeakRef<Map<string, unknown>>;
}

/**
 * A bound that many caches share. Each cache belongs to an owner and is collected with it; of all entries, the least recently
 * used go when there are too many.
 */
export class SharedBound {
  readonly #uses: LRUCache<Use, true>;

  /** `max`: the entries of all caches together. */
  constructor(max: number) {
    this.#uses = new LRUCache({ max, dispose: (_, { key, cache }) => cache.deref()?.delete(key) });
  }

  /** A cache under this bound. Only its owner may hold it. */
  open<Value>(): SharingCache<Value> {
    return new SharingCache<Value>(this.#uses);
  }
}

/** A cache that shares its bound with others. */
export class SharingCache<Value> {
  readonly #uses: LRUCache<Use, true>;
  readonly #entries = new Map<string, { value: Value; use: Use }>();
  readonly #itself = new WeakRef(this.#entries);

  constructor(uses: LRUCache<Use, true>) {
    this.#uses = uses;
  }

  /** The value of `key`; what `make` returns when there is none. */
  findOrMake(key: string, make: () => Value): Value {
    const entry = this.#entries.get(key);
    if (entry) {
      this.#uses.get(entry.use);
      return entry.value;
    }
    const value = make();
    const use = { key, cache: this.#itself };
    this.#entries.set(key, { value, use });
    this.#uses.set(use, true);
    return value;
  }
}
