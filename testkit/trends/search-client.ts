import { expect } from 'vitest';
import type { TrendsSubgraph } from './trends-subgraph.js';

interface Page {
  searchTweets: {
    edges: { cursor: string; node: { id: string; author: { id: string } } }[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
  };
}

const SEARCH = /* GraphQL */ `
  query ($query: String!, $order: SearchOrder!, $first: Int!, $after: String) {
    searchTweets(query: $query, order: $order, first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          author {
            id
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        endCursor
      }
    }
  }
`;

/** The arguments of a search. Defaults: `LATEST`, 20 results, no viewer. */
export interface SearchOptions {
  order?: 'TOP' | 'LATEST';
  first?: number;
  after?: string | null;
  viewer?: string;
}

/** Searches in a trends subgraph without a gateway. */
export class SearchClient {
  readonly #subgraph: TrendsSubgraph;

  constructor(subgraph: TrendsSubgraph) {
    this.#subgraph = subgraph;
  }

  /** The whole response. */
  ask(query: string, { order = 'LATEST', first = 20, after = null, viewer }: SearchOptions = {}) {
    return this.#subgraph.ask<Page>(SEARCH, { query, order, first, after }, viewer);
  }

  /** The ids of one page of results. */
  async ids(query: string, options: SearchOptions = {}): Promise<string[]> {
    const { data, errors } = await this.ask(query, options);
    expect(errors).toBeUndefined();
    return data.searchTweets.edges.map(({ node }) => node.id);
  }

  /** The ids of each page, up to the last page. */
  async pages(query: string, options: SearchOptions): Promise<string[][]> {
    const all: string[][] = [];
    for (let after: string | null = null; ;) {
      const { data } = await this.ask(query, { ...options, after });
      all.push(data.searchTweets.edges.map(({ node }) => node.id));
      after = data.searchTweets.pageInfo.endCursor;
      if (!data.searchTweets.pageInfo.hasNextPage) return all;
    }
  }

  /** The error code of a rejected search. */
  async refusal(query: string, options: SearchOptions = {}): Promise<string | undefined> {
    const { errors } = await this.ask(query, options);
    return errors?.[0]?.extensions.code;
  }
}
