import { randomUUID } from 'node:crypto';
import type { GraphQLDataSource } from '@apollo/gateway';
import type { FetchContext } from '../data-source/index.js';
import type { Fetch } from './entity-fetch.js';

/** ms between reports of views to a subgraph. */
const FLUSH_MS = 2_000;
/** The number of entities in a report, at most. */
const BATCH = 1_000;

/**
 * Counts the views of cached entities, which their subgraph does not see, and reports the sums to it every two seconds. Sums
 * are lost when this process or the subgraph fails: view counts are approximate by contract.
 */
export class Views implements AsyncDisposable {
  readonly #source: GraphQLDataSource;
  readonly #onReported: () => void;
  readonly #timer: NodeJS.Timeout;
  /** By mutation and entity id. */
  readonly #counts = new Map<string, Map<string, number>>();
  #reports: Promise<unknown> = Promise.resolve();

  /** `onReported` is called after each report. */
  constructor(source: GraphQLDataSource, onReported: () => void) {
    this.#source = source;
    this.#onReported = onReported;
    this.#timer = setInterval(() => this.#flush(), FLUSH_MS).unref();
  }

  /** Counts a view of an entity. `mutation` is the field that receives it. */
  count(mutation: string, id: string): void {
    let counts = this.#counts.get(mutation);
    if (!counts) this.#counts.set(mutation, (counts = new Map<string, number>()));
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    this.#flush();
    await this.#reports;
  }

  #flush(): void {
    for (const [mutation, counts] of this.#counts) {
      const all = [...counts];
      for (let from = 0; from < all.length; from += BATCH)
        this.#reports = Promise.all([this.#reports, this.#report(mutation, all.slice(from, from + BATCH))]);
    }
    this.#counts.clear();
  }

  async #report(mutation: string, counts: readonly (readonly [id: string, times: number])[]): Promise<void> {
    const query = `mutation($ids:[ID!]!,$times:[Int!]!){${mutation}(ids:$ids,times:$times)}`;
    const variables = { ids: counts.map(([id]) => id), times: counts.map(([, times]) => times) };
    const { signal } = new AbortController();
    const fetchContext: FetchContext = { viewer: null, requestId: randomUUID(), clientIp: null, signal };
    const request = { query, variables };
    // The data source logs when the subgraph does not respond.
    await this.#source.process({ request, context: { fetchContext } } as unknown as Fetch);
    this.#onReported();
  }
}
