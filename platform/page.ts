import { badInput } from './errors.js';

/** The maximum page size of all lists. */
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

/** Returns the page size when it is between 1 and `max`; throws BAD_USER_INPUT, which names `argument`, otherwise. */
export function checkFirst(first: number, max = MAX_PAGE, argument: 'first' | 'last' = 'first'): number {
  if (!Number.isInteger(first) || first < 1 || first > max) throw badInput(argument, `Ask for 1 to ${max}.`);
  return first;
}

/** How rows are converted to a connection. */
interface Shape<Row, Node> {
  cursor: (row: Row) => string;
  node: (row: Row) => Node;
  /** Whether more rows follow. */
  more: boolean;
  /** Whether no rows precede. */
  isFirstPage: boolean;
  /** The cursor after all rows that were read: an empty page must still have an end cursor. */
  behind?: string | null;
}

/** Converts rows to a connection. */
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
