import { LRUCache } from 'lru-cache';
import type { Cache } from '#platform/cache/index.js';
import type { Log } from '#platform/log.js';
import type { TweetRecord } from './documents.js';
import type { Tweets } from './tweets.js';

/** In this process: short, because another process's counts reach it only by its events. */
const PROCESS_TTL_MS = 10_000;
const PROCESS_MAX = 20_000;

/** In the cache that all processes share; spread by a tenth, so that what was warmed together does not end together. */
const SHARED_TTL_MS = 600_000;

interface Found {
  records: ReadonlyMap<string, TweetRecord>;
  /** Those of them that came from the documents. */
  read: readonly TweetRecord[];
}

/**
 * Tweets by id: from this process, else from the shared cache, else from the documents, each at most once at a time however
 * many ask (no stampede).
 *
 * Freshness: whoever changes a tweet calls `forget`, and every process forgets again when the event passes by. A load that
 * was under way when its tweet was forgotten answers those who wait for it, but leaves no trace in either cache; so what
 * was read before a change never outlives the change's event.
 */
export class TweetCache {
  readonly #tweets: Tweets;
  readonly #shared: Cache;
  readonly #log: Log;
  readonly #process = new LRUCache<string, TweetRecord>({ max: PROCESS_MAX, ttl: PROCESS_TTL_MS });
  readonly #underWay = new Map<string, Promise<TweetRecord | null>>();
  #changes = 0;

  constructor(tweets: Tweets, shared: Cache, log: Log) {
    this.#tweets = tweets;
    this.#shared = shared;
    this.#log = log;
  }

  /** In the order of `ids`; null for a tweet that never was. Deleted ones are there, with their mark. */
  load(ids: readonly string[]): Promise<(TweetRecord | null)[]> {
    const known = ids.map((id) => this.#process.get(id) ?? this.#underWay.get(id));
    const missing = [...new Set(ids.filter((_, index) => known[index] === undefined))];
    if (missing.length > 0) this.#start(missing);
    return Promise.all(ids.map((id, index) => known[index] ?? this.#underWay.get(id) ?? null));
  }

  /** Runs a query that yields whole records and keeps them, unless something changed in the meantime. */
  async keep(read: () => Promise<TweetRecord[]>): Promise<TweetRecord[]> {
    const before = this.#changes;
    const records = await read();
    if (this.#changes === before) for (const record of records) this.#process.set(record._id, record);
    return records;
  }

  /** Adds a view to what this process shows, until the next load brings the true count. */
  countView(record: TweetRecord): void {
    record.counts.views += 1;
  }

  /** Must be called after each change. Rejects when the shared cache cannot be told. */
  async forget(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    this.#changes += 1;
    for (const id of ids) {
      this.#process.delete(id);
      this.#underWay.delete(id);
    }
    await this.#shared.delete(ids.map(sharedKey));
  }

  #start(ids: readonly string[]): void {
    const found = this.#find(ids);
    const started = new Map(
      ids.map((id) => [id, found.then(({ records }) => records.get(id) ?? null)] as const),
    );
    for (const [id, record] of started) {
      this.#underWay.set(id, record);
      // Who waits sees the rejection; the entry itself must not become an unhandled one.
      record.catch(() => this.#isCurrent(id, record) && this.#underWay.delete(id));
    }
    void found.then((all) => this.#finish(all, started)).catch(() => undefined);
  }

  async #find(ids: readonly string[]): Promise<Found> {
    const texts = await this.#shared.getMany(ids.map(sharedKey)).catch((error: unknown) => {
      this.#log.debug({ err: error }, 'The shared cache cannot be read.');
      return [];
    });
    const records = new Map<string, TweetRecord>();
    for (const text of texts) {
      if (typeof text !== 'string') continue;
      const record = JSON.parse(text) as TweetRecord;
      records.set(record._id, record);
    }
    const missing = ids.filter((id) => !records.has(id));
    if (missing.length === 0) return { records, read: [] };
    const read = await this.#tweets.byIds(missing);
    for (const record of read) records.set(record._id, record);
    return { records, read };
  }

  #finish({ records, read }: Found, started: ReadonlyMap<string, Promise<TweetRecord | null>>): void {
    const fresh = new Set<TweetRecord>();
    for (const [id, record] of started) {
      if (!this.#isCurrent(id, record)) continue;
      this.#underWay.delete(id);
      const found = records.get(id);
      if (found) fresh.add(found);
    }
    for (const record of fresh) this.#process.set(record._id, record);
    const entries = read
      .filter((record) => fresh.has(record))
      .map((record) => [sharedKey(record._id), JSON.stringify(record)] as const);
    if (entries.length === 0) return;
    const ttl = Math.round(SHARED_TTL_MS * (0.9 + Math.random() / 5));
    this.#shared.setMany(entries, ttl).catch((error: unknown) => {
      this.#log.debug({ err: error }, 'The shared cache cannot be written.');
    });
  }

  /** Whether the load is still the one to answer for the tweet: not since `forget`. */
  #isCurrent(id: string, record: Promise<TweetRecord | null>): boolean {
    return this.#underWay.get(id) === record;
  }
}

function sharedKey(id: string): string {
  return `tweet:${id}`;
}
