import { LRUCache } from 'lru-cache';
import { DocumentCache, type Cache, type Lookups } from '#platform/cache/index.js';
import type { Log } from '#platform/log.js';
import { boundedLru } from '#platform/bounded-lru.js';
import type { TweetRecord } from './documents.js';
import type { Tweets } from './tweets.js';

const LEVELS = {
  name: 'tweet',
  // Short, because another process's counts reach this one only by its events.
  process: { max: 20_000, ttl: 10_000 },
  sharedTtl: 600_000,
};

/** How many events a tweet may wait for; when there are more, it is read anew when they pass by. */
const MAX_AWAITED = 1_000;

/** An event that changes a tweet. */
interface EventOnTweet {
  targetId: string;
  eventId: string;
}

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
  readonly #kept: DocumentCache<TweetRecord>;
  readonly #underWay = new Map<string, Promise<TweetRecord | null>>();
  /** The last change of each tweet that has not come back yet. */
  readonly #renewing = new Map<string, symbol>();
  /** By tweet, the events that what this process keeps of it was renewed with and that have not passed by yet. */
  readonly #renewedWith = new LRUCache<string, Set<string>>(boundedLru(LEVELS.process.max));
  #changes = 0;

  constructor(tweets: Tweets, shared: Cache, log: Log) {
    this.#tweets = tweets;
    this.#kept = new DocumentCache(shared, log, LEVELS);
  }

  get lookups(): Lookups {
    return this.#kept.lookups;
  }

  /** In the order of `ids`; null for a tweet that never was. Deleted ones are there, with their mark. */
  load(ids: readonly string[]): Promise<(TweetRecord | null)[]> {
    const known = ids.map((id) => this.#kept.here(id) ?? this.#underWay.get(id));
    const missing = [...new Set(ids.filter((_, index) => known[index] === undefined))];
    if (missing.length > 0) this.#start(missing);
    return Promise.all(ids.map((id, index) => known[index] ?? this.#underWay.get(id) ?? null));
  }

  /** Runs a query that yields whole records and keeps them, unless something changed in the meantime. */
  async keep(read: () => Promise<TweetRecord[]>): Promise<TweetRecord[]> {
    const before = this.#changes;
    const records = await read();
    if (this.#changes === before) this.#kept.keepHere(records);
    return records;
  }

  /** Adds views to what this process shows, until the next load brings the true count. */
  countViews(record: TweetRecord, times: number): void {
    record.counts.views += times;
  }

  /**
   * Makes changes of tweets that give them as they are afterwards, and keeps that in the place of what was known; of a tweet
   * that was changed once more in between it may be old already, and is only forgotten, and so are all when `make` gives null:
   * then false. Rejects when the shared cache cannot be told.
   */
  async renew(
    changes: readonly EventOnTweet[],
    make: () => Promise<readonly TweetRecord[] | null>,
  ): Promise<boolean> {
    const ids = [...new Set(changes.map(({ targetId }) => targetId))];
    const mark = Symbol('renewing');
    for (const id of ids) this.#renewing.set(id, mark);
    const records = await make().catch((error: unknown) => {
      for (const id of ids) this.#renewing.delete(id);
      throw error;
    });
    const newest = (records ?? []).filter(({ _id }) => this.#renewing.get(_id) === mark);
    const renewedWith = newest.map(({ _id }) => this.#renewedWith.get(_id) ?? new Set<string>());
    const forgotten = this.forget(ids);
    this.#kept.keepHere(newest);
    newest.forEach(({ _id }, index) => this.#renewedWith.set(_id, renewedWith[index] ?? new Set()));
    for (const { targetId, eventId } of changes) remember(this.#renewedWith.get(targetId), eventId);
    await forgotten;
    return records !== null;
  }

  /**
   * Must be called when an event passes by that changed the tweets, in every process. What this process keeps and has renewed
   * with that very event stays; what others have shared of it may be older, and goes. Rejects when they cannot be told.
   */
  async pass(eventId: string, ids: readonly string[]): Promise<void> {
    const stale = ids.filter((id) => !this.#renewedWith.get(id)?.delete(eventId));
    await Promise.all([this.forget(stale), this.#kept.unshare(ids)]);
  }

  /** Must be called after each change. Rejects when the shared cache cannot be told. */
  async forget(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    this.#changes += 1;
    for (const id of ids) {
      this.#underWay.delete(id);
      this.#renewing.delete(id);
      this.#renewedWith.delete(id);
    }
    await this.#kept.forget(ids);
  }

  #start(ids: readonly string[]): void {
    // What is read from the shared cache may be older than what was kept here.
    for (const id of ids) this.#renewedWith.delete(id);
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
    const records = await this.#kept.shared(ids);
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
    this.#kept.keepHere(fresh);
    this.#kept.share(read.filter((record) => fresh.has(record)));
  }

  /** Whether the load is still the one to answer for the tweet: not since `forget`. */
  #isCurrent(id: string, record: Promise<TweetRecord | null>): boolean {
    return this.#underWay.get(id) === record;
  }
}

function remember(events: Set<string> | undefined, eventId: string): void {
  if (!events) return;
  if (events.size >= MAX_AWAITED) events.clear();
  events.add(eventId);
}
