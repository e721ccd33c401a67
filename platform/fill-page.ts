/** How many rows a round takes once the first one was not enough, and how many rounds there are at most. */
const ROUND = 100;
const MAX_ROUNDS = 10;

export interface FilledPage<Row, Node> {
  items: { row: Row; node: Node }[];
  /** Whether rows follow that may be visible. */
  more: boolean;
  /** The last row that was looked at: where the next page begins, even when this one came out empty. */
  last: Row | null;
}

/**
 * Reads rows until `first` of them are visible. What is hidden leaves no gap in the page; a viewer from whom a thousand
 * rows in a line are hidden gets a short page with a cursor behind them, instead of a request without end.
 */
export async function fillPage<Row, Node>(
  first: number,
  read: (after: Row | null, limit: number) => Promise<Row[]>,
  show: (rows: readonly Row[]) => Promise<(Node | null)[]>,
): Promise<FilledPage<Row, Node>> {
  const items: { row: Row; node: Node }[] = [];
  let last: Row | null = null;
  for (let round = 0; round < MAX_ROUNDS; round++) {
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
