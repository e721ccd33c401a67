import { LRUCache } from 'lru-cache';
import type { Clock } from '#platform/clock.js';
import type { Graph } from '#social/read-models/graph.js';
import { firstIdAt } from '#platform/snowflake.js';

/** The followers of an author as they were found. */
interface Copy {
  ids: string[];
  /** Follows up to this Snowflake are all among them. */
  through: string;
}

/**
 * Ids that all copies together hold, some 40 MB, and as many again those in the making. Authors with more followers than a
 * copy may hold are always streamed.
 */
const MAX_IDS = 500_000;
const MAX_COPY = 50_000;

/** How long a copy is used, in ms: so long at most somebody who left is still written to, whom the rules then hide. */
const COPY_TTL = 10 * 60_000;

/** How far, in ms, a follow may be older than the moment in which it can be read: slow writes, clocks that differ. */
const WRITE_DELAY = 15_000;

/**
 * The followers of authors, page by page. Who posts often is not read from the documents again each time: a copy is used,
 * and only what came after it is read, so that nobody who follows is ever passed by.
 */
export class Followers {
  readonly #graph: Graph;
  readonly #clock: Clock;
  readonly #page: number;
  readonly #copies = new LRUCache<string, Copy>({
    maxSize: MAX_IDS,
    sizeCalculation: ({ ids }) => ids.length + 1,
    ttl: COPY_TTL,
  });

  /** Ids that are held for copies in the making. */
  #gathered = 0;

  /** `page`: how many followers are given at once. */
  constructor(graph: Graph, clock: Clock, page: number) {
    this.#graph = graph;
    this.#clock = clock;
    this.#page = page;
  }

  /** How many ids are held at the moment, but for the pages that are being handled. */
  get held(): number {
    return this.#copies.calculatedSize - this.#copies.size + this.#gathered;
  }

  /** Everybody who follows when it is called; some of them twice. */
  async *pages(authorId: string): AsyncGenerator<string[]> {
    const copy = this.#copies.get(authorId);
    if (copy) yield* this.#fromCopy(authorId, copy);
    else yield* this.#fromGraph(authorId);
  }

  async *#fromCopy(authorId: string, { ids, through }: Copy): AsyncGenerator<string[]> {
    const readUntil = this.#readUntil();
    const head = this.#graph.followersSince(authorId, through);
    head.catch(() => undefined);
    yield* this.#inPages(ids);
    const came = await head;
    yield* this.#inPages(came);
    const all = came.length === 0 ? ids : [...new Set([...came, ...ids])];
    // Never longer than its copy was to live: those who left must drop out some day.
    const ttl = this.#copies.getRemainingTTL(authorId);
    if (ttl > 0 && all.length <= MAX_COPY)
      this.#copies.set(authorId, { ids: all, through: readUntil }, { ttl });
  }

  *#inPages(ids: readonly string[]): Generator<string[]> {
    for (let at = 0; at < ids.length; at += this.#page) yield ids.slice(at, at + this.#page);
  }

  async *#fromGraph(authorId: string): AsyncGenerator<string[]> {
    const readUntil = this.#readUntil();
    let ids: string[] | null = [];
    try {
      for await (const page of this.#streamed(authorId)) {
        ids = this.#gather(ids, page);
        yield page;
      }
    } finally {
      this.#gathered -= ids?.length ?? 0;
    }
    if (ids) this.#copies.set(authorId, { ids, through: readUntil });
  }

  /** With one page more, or null when there are too many for a copy, or in all copies that are being made. */
  #gather(ids: string[] | null, page: readonly string[]): string[] | null {
    if (ids === null) return null;
    if (ids.length + page.length > MAX_COPY || this.#gathered + page.length > MAX_IDS) {
      this.#gathered -= ids.length;
      return null;
    }
    this.#gathered += page.length;
    ids.push(...page);
    return ids;
  }

  async *#streamed(authorId: string): AsyncGenerator<string[]> {
    const limit = this.#page;
    let page = await this.#graph.followers(authorId, { limit });
    for (;;) {
      const after = page.length < limit ? undefined : page.at(-1)?.since;
      // While one page is handled the next is read: documents and cache work side by side.
      const next = after === undefined ? null : this.#graph.followers(authorId, { after, limit });
      next?.catch(() => undefined);
      yield page.map(({ id }) => id);
      if (next === null) return;
      page = await next;
    }
  }

  /** Follows that are older than this can be read by now. */
  #readUntil(): string {
    return firstIdAt(this.#clock.now() - WRITE_DELAY);
  }
}
