import { LRUCache } from 'lru-cache';
import type { Log } from '../log.js';
import { boundedLru } from '../bounded-lru.js';
import type { Cache } from './cache.js';

export interface DocumentCacheOptions {
  /** What is kept: stands before the ids in the shared cache. */
  name: string;
  /** In this process: how many at most, and for how long, in ms. */
  process: { max: number; ttl: number };
  /** In the cache that all processes share, in ms; spread by a tenth, so that what was warmed together does not end together. */
  sharedTtl: number;
}

/** How often a document was looked for, by where it was found; 0 at the start of the process. */
export interface Lookups {
  process: number;
  shared: number;
  nowhere: number;
}

/**
 * Documents by id on two levels: in this process, and in the cache that all processes share. It knows nothing of freshness:
 * whoever keeps documents here sees to it that none is kept, or none is believed, after it has changed.
 *
 * While the shared cache is away it has nothing, and what is to be kept there is dropped.
 */
export class DocumentCache<Stored extends { _id: string }> {
  readonly #shared: Cache;
  readonly #log: Log;
  readonly #options: DocumentCacheOptions;
  readonly #process: LRUCache<string, Stored>;
  readonly lookups: Lookups = { process: 0, shared: 0, nowhere: 0 };

  constructor(shared: Cache, log: Log, options: DocumentCacheOptions) {
    this.#shared = shared;
    this.#log = log;
    this.#options = options;
    const { max, ttl } = options.process;
    this.#process = new LRUCache({ ...boundedLru(max), ttl });
  }

  /** What this process keeps under the id. */
  here(id: string): Stored | undefined {
    const document = this.#process.get(id);
    if (document) this.lookups.process++;
    return document;
  }

  /** Those of the ids that the shared cache has. */
  async shared(ids: readonly string[]): Promise<Map<string, Stored>> {
    const texts = await this.#shared.getMany(ids.map((id) => this.#key(id))).catch((error: unknown) => {
      this.#log.debug({ err: error }, 'The shared cache cannot be read.');
      return [];
    });
    const found = texts.flatMap((text) => (typeof text === 'string' ? [JSON.parse(text) as Stored] : []));
    this.lookups.shared += found.length;
    this.lookups.nowhere += ids.length - found.length;
    return new Map(found.map((document) => [document._id, document]));
  }

  keepHere(documents: Iterable<Stored>): void {
    for (const document of documents) this.#process.set(document._id, document);
  }

  /** Keeps documents in the shared cache; returns at once. */
  share(documents: readonly Stored[]): void {
    if (documents.length === 0) return;
    const entries = documents.map((document) => [this.#key(document._id), JSON.stringify(document)] as const);
    const ttl = Math.round(this.#options.sharedTtl * (0.9 + Math.random() / 5));
    this.#shared.setMany(entries, ttl).catch((error: unknown) => {
      this.#log.debug({ err: error }, 'The shared cache cannot be written.');
    });
  }

  /** Forgets on both levels; in this process at once. Rejects when the shared cache cannot be told. */
  async forget(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#process.delete(id);
    await this.unshare(ids);
  }

  /** Forgets for all processes but keeps what is here. Rejects when the shared cache cannot be told. */
  async unshare(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.#shared.delete(ids.map((id) => this.#key(id)));
  }

  #key(id: string): string {
    return `${this.#options.name}:${id}`;
  }
}
