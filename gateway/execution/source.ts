import type { GraphQLFormattedError } from 'graphql';
import type { FetchContext } from '../data-source/index.js';

/** What a subgraph says to one fetch. Whoever reads it does not write to it: others may have been given the same objects. */
export interface Answer {
  readonly data?: Fields | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** The fields of one object, as they travel. */
export type Fields = Record<string, unknown>;

/** One fetch, on the port of Apollo's `GraphQLDataSource`. */
export interface SubgraphRequest {
  readonly request: {
    /** The same string, not only an equal one, each time that the same fetch of the same plan is sent. */
    readonly query: string;
    readonly variables: Fields;
    readonly operationName: string | undefined;
  };
  readonly context: { readonly fetchContext: FetchContext };
}

/** Answers the fetches of one subgraph. */
export interface Source {
  process(subgraphRequest: SubgraphRequest): Promise<Answer>;
}

/** The subgraphs, each behind its source. */
export type Sources = Readonly<Record<string, Source>>;
