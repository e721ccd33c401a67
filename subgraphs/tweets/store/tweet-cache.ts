import { LRUCache } from 'lru-cache';
import { boundedLru } from '#platform/bounded-lru.js';
import { DocumentCache, type Cache, type Lookups } from '#platform/cache/index.js';
import type { Log } from '#platform/log.js';
import type { TweetRecord } from './documents.js';
import { isTweetRecord } from './tweet-shape.js';
import type { Tweets } from './tweets.js';

const LEVELS = {
  name: 'tweet',
  // Short, because the counts of other processes reach this one only by their events.
  process: { max: 20_000, ttl: 10_000 },
  sharedTtl: 600_000,
  hasShape: isTweetRecord,
};

/** How many awaited events are remembered per tweet; beyond that the tweet is read again when they arrive. */
const MAX_AWAITED_EVENTS = 1_000;

/** An event that changes a tweet. */
interface EventOnTweet {
  targetId: string;
  eventId: string;
}

interface Found {
  records: ReadonlyMap<string, TweetRecord>;
  /** The records that came from the documents. */
  read: readonly TweetRecord[];
}

/**
 * Tweets by id: from this process, else from the shared cache, else from the documents. Concurrent loads of one tweet share
 * one lookup, so an expired entry causes no stampede.
 *
 * Freshness: a write calls `invalidate`, and every process invalidates again when the event arrives. A load that was running
 * when its tweet was invalidated still resolves for its callers but is stored in neither cache, so no value that was read
 * before a write outlives the event of that write.
 */
export class TweetCache {
  readonly #tweets: Tweets;
  readonly #documents: DocumentCache<TweetRecord>;
  readonly #loading = new Map<string, Promise<TweetRecord | null>>();
  /** By tweet, the last update that is still running. */
  readonly #updating = new Map<string, symbol>();
  /** By tweet, the events that the stored record already includes and that have not arrived from the bus yet. */
  readonly #includedEvents = new LRUCache<string, Set<string>>(boundedLru(LEVELS.process.max));
  #invalidations = 0;

  constructor(tweets: Tweets, shared: Cache, log: Log) {
    this.#tweets = tweets;
    this.#documents = new DocumentCache(shared, log, LEVELS);
  }

  get lookups(): Lookups {
    return this.#documents.lookups;
  }

  /** Tweets in the order of `ids`; null for an unknown id. Deleted tweets are returned, with `deletedAt`. */
  load(ids: readonly string[]): Promise<(TweetRecord | null)[]> {
    const known = ids.map((id) => this.#documents.here(id) ?? this.#loading.get(id));
    const missing = [...new Set(ids.filter((_, index) => known[index] === undefined))];
    if (missing.length > 0) this.#start(missing);
    // eslint-disable-next-line @typescript-eslint/await-thenable -- cached tweets need no promise
    return Promise.all(ids.map((id, index) => known[index] ?? this.#loading.get(id) ?? null));
  }

  /** Runs a query that returns whole records, and stores them in this process unless a tweet was invalidated meanwhile. */
  async storeResult(read: () => Promise<TweetRecord[]>): Promise<TweetRecord[]> {
    const before = this.#invalidations;
    const records = await read();
    if (this.#invalidations === before) this.#documents.keepHere(records);
    return records;
  }

  /** Adds views to the record in this process; the next load brings the stored count. */
  addViews(record: TweetRecord, times: number): void {
    record.counts.views += times;
  }

  /**
   * Runs a write that returns the tweets as they are after it, and stores them. A tweet that changed again meanwhile is only
   * invalidated, and so are all tweets when `write` returns null; then the result is false. Rejects when the shared cache
   * does not drop the old records.
   */
  async update(
    changes: readonly EventOnTweet[],
    write: () => Promise<readonly TweetRecord[] | null>,
  ): Promise<boolean> {
    const ids = [...new Set(changes.map(({ targetId }) => targetId))];
    const token = Symbol('update');
    for (const id of ids) this.#updating.set(id, token);
    const records = await write().catch((error: unknown) => {
      for (const id of ids) this.#updating.delete(id);
      throw error;
    });
    const current = (records ?? []).filter(({ _id }) => this.#updating.get(_id) === token);
    const includedEvents = current.map(({ _id }) => this.#includedEvents.get(_id) ?? new Set<string>());
    const invalidated = this.invalidate(ids);
    this.#documents.keepHere(current);
    current.forEach(({ _id }, index) => this.#includedEvents.set(_id, includedEvents[index] ?? new Set()));
    for (const { targetId, eventId } of changes) remember(this.#includedEvents.get(targetId), eventId);
    await invalidated;
    return records !== null;
  }

  /**
   * Every process calls this when an event that changed the tweets arrives. A record of this process that includes the event
   * stays; the shared record may be older and is dropped. Rejects when the shared cache does not drop it.
   */
  async invalidateAfter(eventId: string, ids: readonly string[]): Promise<void> {
    const stale = ids.filter((id) => !this.#includedEvents.get(id)?.delete(eventId));
    await Promise.all([this.invalidate(stale), this.#documents.unshare(ids)]);
  }

  /** Every write calls this after it has changed tweets. Rejects when the shared cache does not drop the records. */
  async invalidate(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    this.#invalidations += 1;
    for (const id of ids) {
      this.#loading.delete(id);
      this.#updating.delete(id);
      this.#includedEvents.delete(id);
    }
    await this.#documents.forget(ids);
  }

  #start(ids: readonly string[]): void {
    // A record from the shared cache may be older than the record that included the events.
    for (const id of ids) this.#includedEvents.delete(id);
    const found = this.#find(ids);
    const started = new Map(
      ids.map((id) => [id, found.then(({ records }) => records.get(id) ?? null)] as const),
    );
    for (const [id, record] of started) {
      this.#loading.set(id, record);
      // The callers of `load` get the rejection; this handler removes the entry and marks the rejection as handled.
      record.catch(() => this.#isCurrent(id, record) && this.#loading.delete(id));
    }
    void found.then((all) => this.#finish(all, started)).catch(() => undefined);
  }

  async #find(ids: readonly string[]): Promise<Found> {
    const records = await this.#documents.shared(ids);
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
      this.#loading.delete(id);
      const found = records.get(id);
      if (found) fresh.add(found);
    }
    this.#documents.keepHere(fresh);
    this.#documents.share(read.filter((record) => fresh.has(record)));
  }

  /** Whether no `invalidate` has replaced the load since it started. */
  #isCurrent(id: string, record: Promise<TweetRecord | null>): boolean {
    return this.#loading.get(id) === record;
  }
}

function remember(events: Set<string> | undefined, eventId: string): void {
  if (!events) return;
  if (events.size >= MAX_AWAITED_EVENTS) events.clear();
  events.add(eventId);
}
