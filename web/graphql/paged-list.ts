import type { AnyVariables, Client, CombinedError, RequestPolicy, TypedDocumentNode } from 'urql';
import { pipe, subscribe } from 'wonka';
import { Listeners } from '../ui/listeners.js';

/** The part of a connection that paging needs. */
export interface Page<Edge> {
  readonly edges: readonly Edge[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/** What is read of a list, and where the list is in its data. */
export interface ListSource<Data, Variables extends AnyVariables, Edge> {
  readonly document: TypedDocumentNode<Data, Variables & { after?: string | null }>;
  readonly variables: Variables;
  readonly connectionOf: (data: Data) => Page<Edge> | null | undefined;
}

/** A list as far as it is read. */
export interface PagesSnapshot<Edge, Data> {
  readonly edges: readonly Edge[];
  /** The first page as a whole, for what stands beside the list. */
  readonly first: Data | undefined;
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  readonly error: CombinedError | undefined;
}

interface LoadedPage<Data> {
  readonly after: string | null;
  readonly stop: () => void;
  data?: Data | undefined;
  error?: CombinedError | undefined;
}

const EMPTY: PagesSnapshot<never, never> = {
  edges: [],
  first: undefined,
  isLoading: true,
  hasMore: false,
  error: undefined,
};

/**
 * The pages of a connection, read one after the other. Each page follows the cache, so an edit or a like appears wherever its tweet is
 * shown. A reload drops the later pages once the first is there, so that no hole is left where new tweets have moved them.
 */
export class PagedList<Data, Variables extends AnyVariables, Edge> {
  readonly #client: Client;
  readonly #source: ListSource<Data, Variables, Edge>;
  readonly #listeners = new Listeners();
  #pages: LoadedPage<Data>[] = [];
  #snapshot: PagesSnapshot<Edge, Data> = EMPTY;

  constructor(client: Client, source: ListSource<Data, Variables, Edge>) {
    this.#client = client;
    this.#source = source;
  }

  get snapshot(): PagesSnapshot<Edge, Data> {
    return this.#snapshot;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#pages.push(this.#read(null, 'cache-and-network'));
    const leave = this.#listeners.subscribe(listener);
    return () => {
      leave();
      if (this.#listeners.size === 0) this.#keep([]);
    };
  };

  readonly loadMore = (): void => {
    const end = this.#endOf(this.#pages.at(-1));
    if (end !== null) this.#pages.push(this.#read(end, 'cache-first'));
  };

  /** Reads the list again from its beginning. What is shown stays until the answer is there. */
  readonly reload = (): void => {
    if (this.#listeners.size === 0) return;
    const first = this.#read(null, 'network-only', () => {
      if (!this.#pages.includes(first)) this.#keep([first]);
    });
  };

  #read(after: string | null, requestPolicy: RequestPolicy, arrived?: () => void): LoadedPage<Data> {
    const { document, variables } = this.#source;
    const page: LoadedPage<Data> = { after, stop: () => unsubscribe() };
    const { unsubscribe } = pipe(
      this.#client.query(document, { ...variables, after }, { requestPolicy }),
      subscribe(({ data, error }) => {
        page.data = data ?? page.data;
        page.error = error;
        // The cache may answer before `query` returns.
        queueMicrotask(() => {
          arrived?.();
          this.#tell();
        });
      }),
    );
    return page;
  }

  #keep(pages: LoadedPage<Data>[]): void {
    for (const page of this.#pages) if (!pages.includes(page)) page.stop();
    this.#pages = pages;
  }

  #endOf(page: LoadedPage<Data> | undefined): string | null {
    const connection = page?.data === undefined ? null : this.#source.connectionOf(page.data);
    return connection?.pageInfo.hasNextPage ? (connection.pageInfo.endCursor ?? null) : null;
  }

  #tell(): void {
    const { connectionOf } = this.#source;
    const last = this.#pages.at(-1);
    this.#snapshot = {
      edges: this.#pages.flatMap(({ data }) => (data === undefined ? [] : (connectionOf(data)?.edges ?? []))),
      first: this.#pages[0]?.data,
      isLoading: last !== undefined && last.data === undefined && last.error === undefined,
      hasMore: this.#endOf(last) !== null,
      error: this.#pages.find(({ error, data }) => error && data === undefined)?.error,
    };
    this.#listeners.tell();
  }
}
