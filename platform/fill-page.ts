import { throwIfCancelled, type Cancellation } from './cancellation.js';

/** Rows per read after the first one, and the maximum number of reads. */
const ROUND = 100;
const MAX_ROUNDS = 10;

export interface FilledPage<Row, Node> {
  items: { row: Row; node: Node }[];
  /** Whether more rows follow that may be visible. */
  more: boolean;
  /** The last row that was read: the start of the next page, even when this page is empty. */
  last: Row | null;
}

/**
 * Reads rows until `first` of them are visible. Hidden rows leave no gaps in a page. When too many rows are
 * hidden, the page is short and its cursor points after the rows that were read, so that a request is
 * bounded; it ends early, with TIMEOUT, when `signal` aborts.
 */
export async function fillPage<Row, Node>(
  first: number,
  read: (after: Row | null, limit: number) => Promise<Row[]>,
  show: (rows: readonly Row[]) => Promise<(Node | null)[]>,
  signal?: Cancellation,
): Promise<FilledPage<Row, Node>> {
  const items: { row: Row; node: Node }[] = [];
  let last: Row | null = null;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    throwIfCancelled(signal);
    const limit = round === 0 ? first + 1 : ROUND;
    const rows: Row[] = await read(last, limit);
    const nodes = await show(rows);
    for (const [index, row] of rows.entries()) {
      const node = nodes[index];
      if (node === null || node === undefined) {
        last = row;
        continue;
      }
      if (items.length === first) return { items, more: true, last };
      items.push({ row, node });
      last = row;
    }
    if (rows.length < limit) return { items, more: false, last };
  }
  return { items, more: true, last };
}
