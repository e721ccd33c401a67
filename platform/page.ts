import { badInput } from './errors.js';

/** The largest page of any list. */
export const MAX_PAGE = 100;

/** Relay's PageInfo. */
export interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

export interface Edge<Node> {
  cursor: string;
  node: Node;
}

export interface Connection<Node> {
  edges: Edge<Node>[];
  pageInfo: PageInfo;
}

/** A page size between 1 and `max`, or BAD_USER_INPUT. */
export function checkFirst(first: number, max = MAX_PAGE): number {
  if (!Number.isInteger(first) || first < 1 || first > max) throw badInput('first', `Ask for 1 to ${max}.`);
  return first;
}

/** Puts rows into a connection. `more` tells whether rows follow; `isFirstPage` whether none stand before. */
export function toConnection<Row, Node>(
  rows: readonly Row[],
  shape: { cursor: (row: Row) => string; node: (row: Row) => Node; more: boolean; isFirstPage: boolean },
): Connection<Node> {
  const edges = rows.map((row) => ({ cursor: shape.cursor(row), node: shape.node(row) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: shape.more,
      hasPreviousPage: !shape.isFirstPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
