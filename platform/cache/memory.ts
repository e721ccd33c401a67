import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.js';
import type { Cache } from './cache.js';
import { MemorySortedSets } from './memory-sorted-sets.js';

export interface MemoryCacheOptions {
  clock: Clock;
  /** Only meaningful for caches that share a server: an in-process cache is never shared. */
  namespace: string;
}

interface Text {
  value: string;
  expiresAt: number;
}

/** Maximum number of characters of all texts and keys together. */
const MAX_CHARACTERS = 64 * 1024 * 1024;

/** A bounded cache inside one process, with LRU eviction. */
export function createMemoryCache(options: MemoryCacheOptions): Cache {
  return new MemoryCache(options);
}

class MemoryCache implements Cache {
  readonly #clock: Clock;
  readonly #texts = new LRUCache<string, Text>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: ({ value }, key) => value.length + key.length + 1,
  });
  readonly sortedSets: MemorySortedSets;
  #unreadable = 0;
  readonly failures = 0;

  constructor({ clock }: MemoryCacheOptions) {
    this.#clock = clock;
    this.sortedSets = new MemorySortedSets(clock);
  }

  getMany(keys: readonly string[]): Promise<(string | null)[]> {
    return Promise.resolve(keys.map((key) => this.#get(key)?.value ?? null));
  }

  setMany(entries: readonly (readonly [key: string, value: string])[], ttl: number): Promise<void> {
    for (const [key, value] of entries) this.#set(key, value, ttl);
    return Promise.resolve();
  }

  setIfAbsent(key: string, value: string, ttl: number): Promise<boolean> {
    if (this.#get(key)) return Promise.resolve(false);
    this.#set(key, value, ttl);
    return Promise.resolve(true);
  }

  extend(key: string, value: string, ttl: number): Promise<boolean> {
    const had = this.#get(key)?.value === value;
    if (had) this.#set(key, value, ttl);
    return Promise.resolve(had);
  }

  delete(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.#texts.delete(key);
      this.sortedSets.forget(key);
    }
    return Promise.resolve();
  }

  deleteIfEqual(key: string, value: string): Promise<boolean> {
    const had = this.#get(key)?.value === value;
    if (had) this.#texts.delete(key);
    return Promise.resolve(had);
  }

  get unreadable(): number {
    return this.#unreadable;
  }

  async dropUnreadable(key: string, value: string | null): Promise<void> {
    if (value !== null && !(await this.deleteIfEqual(key, value))) return;
    if (value === null) await this.delete([key]);
    this.#unreadable += 1;
  }

  increment(key: string, by: number, ttl: number): Promise<number> {
    const text = this.#get(key);
    const value = Number(text?.value ?? 0) + by;
    this.#set(key, String(value), text ? text.expiresAt - this.#clock.now() : ttl);
    return Promise.resolve(value);
  }

  healthy(): boolean {
    return true;
  }

  check(): Promise<void> {
    return Promise.resolve();
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#texts.clear();
    this.sortedSets.clear();
    return Promise.resolve();
  }

  #get(key: string): Text | undefined {
    const text = this.#texts.get(key);
    if (!text || text.expiresAt > this.#clock.now()) return text;
    this.#texts.delete(key);
    return undefined;
  }

  #set(key: string, value: string, ttl: number): void {
    this.#texts.set(key, { value, expiresAt: this.#clock.now() + ttl });
  }
}
