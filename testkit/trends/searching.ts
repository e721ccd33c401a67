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

/** How a search is asked for; `LATEST`, 20, by nobody, unless said otherwise. */
export interface Asked {
  order?: 'TOP' | 'LATEST';
  first?: number;
  after?: string | null;
  viewer?: string;
}

/** Searches in a subgraph that stands alone. */
export class Searching {
  readonly #subgraph: TrendsSubgraph;

  constructor(subgraph: TrendsSubgraph) {
    this.#subgraph = subgraph;
  }

  /** The whole answer. */
  ask(query: string, { order = 'LATEST', first = 20, after = null, viewer }: Asked = {}) {
    return this.#subgraph.ask<Page>(SEARCH, { query, order, first, after }, viewer);
  }

  /** The ids of one page of results. */
  async ids(query: string, asked: Asked = {}): Promise<string[]> {
    const { data, errors } = await this.ask(query, asked);
    expect(errors).toBeUndefined();
    return data.searchTweets.edges.map(({ node }) => node.id);
  }

  /** The ids of all pages, page by page. */
  async pages(query: string, asked: Asked): Promise<string[][]> {
    const all: string[][] = [];
    for (let after: string | null = null; ;) {
      const { data } = await this.ask(query, { ...asked, after });
      all.push(data.searchTweets.edges.map(({ node }) => node.id));
      after = data.searchTweets.pageInfo.endCursor;
      if (!data.searchTweets.pageInfo.hasNextPage) return all;
    }
  }

  /** The code of the error with which a search is refused. */
  async refusal(query: string, asked: Asked = {}): Promise<string | undefined> {
    const { errors } = await this.ask(query, asked);
    return errors?.[0]?.extensions.code;
  }
}
