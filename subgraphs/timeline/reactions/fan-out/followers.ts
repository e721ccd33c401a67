import { LRUCache } from 'lru-cache';
import type { Clock } from '#platform/clock.js';
import { firstIdAt } from '#platform/snowflake.js';
import type { Relationships } from '#social/read-models/relationships/index.js';

/** A copy of an author's followers. */
interface Copy {
  ids: string[];
  /** The copy has all follows up to this Snowflake. */
  through: string;
}

/** Ids that all copies hold together, some 40 MB, and as many again in unfinished copies. */
const MAX_IDS = 500_000;

/** Ids per copy. Followers of authors with more are always streamed from the documents. */
const MAX_COPY = 50_000;

/** How long a copy is used, in ms. A former follower may be written to for as long; the rules hide the entries. */
const COPY_TTL = 10 * 60_000;

/**
 * The longest time, in ms, between a follow and the moment in which it can be read: slow writes and clock differences.
 */
const WRITE_DELAY = 15_000;

/**
 * The followers of authors, in pages. Followers of an author who posts often are copied, and only newer follows are read
 * from the documents, so that no follower is missed.
 */
export class Followers {
  readonly #relationships: Relationships;
  readonly #clock: Clock;
  readonly #pageSize: number;
  readonly #copies = new LRUCache<string, Copy>({
    maxSize: MAX_IDS,
    sizeCalculation: ({ ids }) => ids.length + 1,
    ttl: COPY_TTL,
  });

  /** Ids in unfinished copies. */
  #unfinishedIds = 0;

  constructor(relationships: Relationships, clock: Clock, pageSize: number) {
    this.#relationships = relationships;
    this.#clock = clock;
    this.#pageSize = pageSize;
  }

  /** The number of ids in memory, without the pages that are being handled. */
  get held(): number {
    return this.#copies.calculatedSize - this.#copies.size + this.#unfinishedIds;
  }

  /** All followers at the time of the call, some of them twice. */
  async *pages(authorId: string): AsyncGenerator<string[]> {
    const copy = this.#copies.get(authorId);
    if (copy) yield* this.#fromCopy(authorId, copy);
    else yield* this.#fromGraph(authorId);
  }

  async *#fromCopy(authorId: string, { ids, through }: Copy): AsyncGenerator<string[]> {
    const readUntil = this.#readUntil();
    const reading = this.#relationships.followersSince(authorId, through);
    reading.catch(() => undefined);
    yield* this.#inPages(ids);
    const recent = await reading;
    yield* this.#inPages(recent);
    const all = recent.length === 0 ? ids : [...new Set([...recent, ...ids])];
    // The extended copy expires with the original one, so that former followers drop out.
    const ttl = this.#copies.getRemainingTTL(authorId);
    if (ttl > 0 && all.length <= MAX_COPY)
      this.#copies.set(authorId, { ids: all, through: readUntil }, { ttl });
  }

  *#inPages(ids: readonly string[]): Generator<string[]> {
    for (let at = 0; at < ids.length; at += this.#pageSize) yield ids.slice(at, at + this.#pageSize);
  }

  async *#fromGraph(authorId: string): AsyncGenerator<string[]> {
    const readUntil = this.#readUntil();
    let ids: string[] | null = [];
    try {
      for await (const page of this.#streamed(authorId)) {
        ids = this.#append(ids, page);
        yield page;
      }
    } finally {
      this.#unfinishedIds -= ids?.length ?? 0;
    }
    if (ids) this.#copies.set(authorId, { ids, through: readUntil });
  }

  /** Adds a page to an unfinished copy. Null when it would exceed the limit of a copy, or of all unfinished copies. */
  #append(ids: string[] | null, page: readonly string[]): string[] | null {
    if (ids === null) return null;
    if (ids.length + page.length > MAX_COPY || this.#unfinishedIds + page.length > MAX_IDS) {
      this.#unfinishedIds -= ids.length;
      return null;
    }
    this.#unfinishedIds += page.length;
    ids.push(...page);
    return ids;
  }

  async *#streamed(authorId: string): AsyncGenerator<string[]> {
    const limit = this.#pageSize;
    let page = await this.#relationships.followers(authorId, { limit });
    for (;;) {
      const after = page.length < limit ? undefined : page.at(-1)?.since;
      // The next page is read while this one is handled, so that documents and cache work concurrently.
      const next = after === undefined ? null : this.#relationships.followers(authorId, { after, limit });
      next?.catch(() => undefined);
      yield page.map(({ id }) => id);
      if (next === null) return;
      page = await next;
    }
  }

  /** Every follow before this Snowflake can be read now. */
  #readUntil(): string {
    return firstIdAt(this.#clock.now() - WRITE_DELAY);
  }
}
