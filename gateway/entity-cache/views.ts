import { randomUUID } from 'node:crypto';
import type { GraphQLDataSource } from '@apollo/gateway';
import type { FetchContext } from '../data-source/index.js';
import type { Fetch } from './entity-fetch.js';

/** How often a subgraph is told of views, in ms. */
const FLUSH_MS = 2_000;
/** Entities that it is told of at once. */
const BATCH = 1_000;

/**
 * Counts how often kept entities are shown, and tells their subgraph the sums every two seconds: it cannot count what it is not
 * asked for. What it does not hear, because it or this process is away, is lost; such counts are rough by contract.
 */
export class Views implements AsyncDisposable {
  readonly #source: GraphQLDataSource;
  readonly #onTold: () => void;
  readonly #timer: NodeJS.Timeout;
  /** By the mutation that takes them, and the entity. */
  readonly #counts = new Map<string, Map<string, number>>();
  #telling: Promise<unknown> = Promise.resolve();

  /** `onTold` is called each time that the subgraph was told. */
  constructor(source: GraphQLDataSource, onTold: () => void) {
    this.#source = source;
    this.#onTold = onTold;
    this.#timer = setInterval(() => this.#flush(), FLUSH_MS).unref();
  }

  /** Somebody was shown an entity of which `mutation` takes the views. */
  count(mutation: string, id: string): void {
    let counts = this.#counts.get(mutation);
    if (!counts) this.#counts.set(mutation, (counts = new Map<string, number>()));
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    this.#flush();
    await this.#telling;
  }

  #flush(): void {
    for (const [mutation, counts] of this.#counts) {
      const all = [...counts];
      for (let from = 0; from < all.length; from += BATCH)
        this.#telling = Promise.all([this.#telling, this.#tell(mutation, all.slice(from, from + BATCH))]);
    }
    this.#counts.clear();
  }

  async #tell(mutation: string, counts: readonly (readonly [id: string, times: number])[]): Promise<void> {
    const query = `mutation($ids:[ID!]!,$times:[Int!]!){${mutation}(ids:$ids,times:$times)}`;
    const variables = { ids: counts.map(([id]) => id), times: counts.map(([, times]) => times) };
    const { signal } = new AbortController();
    const fetchContext: FetchContext = { viewer: null, requestId: randomUUID(), clientIp: null, signal };
    const request = { query, variables };
    // A source says itself when its subgraph does not answer.
    await this.#source.process({ request, context: { fetchContext } } as unknown as Fetch);
    this.#onTold();
  }
}
