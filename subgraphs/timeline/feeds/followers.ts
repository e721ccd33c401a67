import { LRUCache } from 'lru-cache';
import type { Graph } from '#platform/read-models/graph.js';

/** The followers of an author as they were found, newest follow first. */
interface Copy {
  ids: string[];
  /** The newest follow among them; empty when there is none. */
  newest: string;
}

/** Ids that all copies together hold: some 40 MB. Authors with more followers than a copy may hold are always streamed. */
const MAX_IDS = 500_000;
const MAX_COPY = 50_000;

/** How long a copy is used, in ms: so long at most somebody who left is still written to, whom the rules then hide. */
const COPY_TTL = 10 * 60_000;

/** Who has come since a copy was made is read in pages of this size: few, mostly nobody. */
const HEAD = 50;

/**
 * The followers of authors, page by page. Who posts often is not read from the documents again each time: a copy is used,
 * and only what came after it is read, so that nobody who follows is ever passed by.
 */
export class Followers {
  readonly #graph: Graph;
  readonly #page: number;
  readonly #copies = new LRUCache<string, Copy>({
    maxSize: MAX_IDS,
    sizeCalculation: ({ ids }) => ids.length + 1,
    ttl: COPY_TTL,
  });

  /** `page`: how many followers are given at once. */
  constructor(graph: Graph, page: number) {
    this.#graph = graph;
    this.#page = page;
  }

  async *pages(authorId: string): AsyncGenerator<string[]> {
    const copy = this.#copies.get(authorId);
    if (copy) yield* this.#fromCopy(authorId, copy);
    else yield* this.#fromGraph(authorId);
  }

  async *#fromCopy(authorId: string, { ids, newest }: Copy): AsyncGenerator<string[]> {
    const head = this.#since(authorId, newest);
    head.catch(() => undefined);
    for (let at = 0; at < ids.length; at += this.#page) yield ids.slice(at, at + this.#page);
    const came = await head;
    if (came.length === 0) return;
    yield came.map(({ id }) => id);
    const known = new Set(came.map(({ id }) => id));
    const all = [...known, ...ids.filter((id) => !known.has(id))];
    if (all.length <= MAX_COPY) this.#copies.set(authorId, { ids: all, newest: came[0]?.since ?? newest });
    else this.#copies.delete(authorId);
  }

  async *#fromGraph(authorId: string): AsyncGenerator<string[]> {
    const ids: string[] = [];
    let newest = '';
    const limit = this.#page;
    let page = await this.#graph.followers(authorId, { limit });
    newest = page[0]?.since ?? '';
    for (;;) {
      const after = page.length < limit ? undefined : page.at(-1)?.since;
      // While one page is handled the next is read: documents and cache work side by side.
      const next = after === undefined ? null : this.#graph.followers(authorId, { after, limit });
      next?.catch(() => undefined);
      const some = page.map(({ id }) => id);
      if (ids.length <= MAX_COPY) ids.push(...some);
      yield some;
      if (next === null) break;
      page = await next;
    }
    if (ids.length <= MAX_COPY) this.#copies.set(authorId, { ids, newest });
  }

  /** Follows newer than one, newest first. */
  async #since(authorId: string, newest: string): Promise<{ id: string; since: string }[]> {
    const found: { id: string; since: string }[] = [];
    for (let after: string | undefined; ; after = found.at(-1)?.since) {
      const page = await this.#graph.followers(authorId, {
        ...(after === undefined ? {} : { after }),
        limit: HEAD,
      });
      const fresh = page.filter(({ since }) => since > newest);
      found.push(...fresh);
      if (fresh.length < HEAD) return found;
    }
  }
}
