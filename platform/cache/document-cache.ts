import { LRUCache } from 'lru-cache';
import type { Log } from '../log.js';
import { boundedLru } from '../bounded-lru.js';
import type { Cache } from './cache.js';
import { jsonOf, readValues } from './read-values.js';

export interface DocumentCacheOptions<Stored> {
  /** Prefix of the ids in the shared cache. */
  name: string;
  /** Maximum entries and TTL (ms) in this process. */
  process: { max: number; ttl: number };
  /**
   * TTL in the shared cache in ms, with 10 % jitter, so that documents cached together do not expire
   * together.
   */
  sharedTtl: number;
  /** Whether a value of the shared cache is a document. Another version of the code may have written it. */
  hasShape: (value: unknown) => value is Stored;
}

/** Lookups since the start of the process, by the level that had the document. */
export interface Lookups {
  process: number;
  shared: number;
  nowhere: number;
}

/**
 * Caches documents by id on two levels: in this process and in the shared cache. It does not check freshness:
 * callers must delete a document, or ignore it, after it has changed.
 *
 * While the shared cache cannot be reached, lookups there miss and writes to it are dropped.
 */
export class DocumentCache<Stored extends { _id: string }> {
  readonly #shared: Cache;
  readonly #log: Log;
  readonly #options: DocumentCacheOptions<Stored>;
  readonly #process: LRUCache<string, Stored>;
  readonly lookups: Lookups = { process: 0, shared: 0, nowhere: 0 };

  constructor(shared: Cache, log: Log, options: DocumentCacheOptions<Stored>) {
    this.#shared = shared;
    this.#log = log;
    this.#options = options;
    const { max, ttl } = options.process;
    this.#process = new LRUCache({ ...boundedLru(max), ttl });
  }

  /** The document in this process's cache. */
  here(id: string): Stored | undefined {
    const document = this.#process.get(id);
    if (document) this.lookups.process++;
    return document;
  }

  /** The documents that the shared cache has. */
  async shared(ids: readonly string[]): Promise<Map<string, Stored>> {
    const readJson = jsonOf(this.#options.hasShape);
    const read = (text: string, key: string): Stored | undefined => {
      const document = readJson(text);
      return document && this.#key(document._id) === key ? document : undefined;
    };
    const keys = ids.map((id) => this.#key(id));
    const documents = await readValues(this.#shared, keys, read).catch((error: unknown) => {
      this.#log.debug({ err: error }, 'shared cache read failed');
      return [];
    });
    const found = documents.flatMap((document) => document ?? []);
    this.lookups.shared += found.length;
    this.lookups.nowhere += ids.length - found.length;
    return new Map(found.map((document) => [document._id, document]));
  }

  keepHere(documents: Iterable<Stored>): void {
    for (const document of documents) this.#process.set(document._id, document);
  }

  /** Stores documents in the shared cache; returns at once. */
  share(documents: readonly Stored[]): void {
    if (documents.length === 0) return;
    const entries = documents.map((document) => [this.#key(document._id), JSON.stringify(document)] as const);
    const ttl = Math.round(this.#options.sharedTtl * (0.9 + Math.random() / 5));
    this.#shared.setMany(entries, ttl).catch((error: unknown) => {
      this.#log.debug({ err: error }, 'shared cache write failed');
    });
  }

  /** Deletes on both levels; in this process synchronously. Rejects when the shared cache cannot be reached. */
  async forget(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#process.delete(id);
    await this.unshare(ids);
  }

  /** Deletes from the shared cache only. Rejects when it cannot be reached. */
  async unshare(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.#shared.delete(ids.map((id) => this.#key(id)));
  }

  #key(id: string): string {
    return `${this.#options.name}:${id}`;
  }
}
