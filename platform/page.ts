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

/** How rows become a connection. */
interface Shape<Row, Node> {
  cursor: (row: Row) => string;
  node: (row: Row) => Node;
  /** Whether rows follow. */
  more: boolean;
  /** Whether no rows stand before. */
  isFirstPage: boolean;
  /** A cursor behind everything that was looked at: a page that came out empty still must lead on. */
  behind?: string | null;
}

/** Puts rows into a connection. */
export function toConnection<Row, Node>(
  rows: readonly Row[],
  { cursor, node, more, isFirstPage, behind = null }: Shape<Row, Node>,
): Connection<Node> {
  const edges = rows.map((row) => ({ cursor: cursor(row), node: node(row) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: more,
      hasPreviousPage: !isFirstPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? (more ? behind : null),
    },
  };
}
