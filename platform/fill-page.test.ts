import { describe, expect, it } from 'vitest';
import { fillPage } from './fill-page.js';

/** A list of the numbers from 1 to `length`, of which only those that `show` accepts are visible. */
function listOf(length: number, show: (row: number) => boolean) {
  let reads = 0;
  return {
    page: (first: number, after: number | null = null) =>
      fillPage(
        first,
        (row: number | null, limit) => {
          reads += 1;
          const from = (row ?? after ?? 0) + 1;
          return Promise.resolve(
            Array.from(
              { length: Math.max(0, Math.min(limit, length - from + 1)) },
              (_, index) => from + index,
            ),
          );
        },
        (rows) => Promise.resolve(rows.map((row) => (show(row) ? `tweet ${row}` : null))),
      ),
    get reads() {
      return reads;
    },
  };
}

describe('fillPage', () => {
  it('reads once when no row is hidden', async () => {
    const list = listOf(10, () => true);
    const { items, more } = await list.page(4);
    expect(items.map(({ row }) => row)).toEqual([1, 2, 3, 4]);
    expect([more, list.reads]).toEqual([true, 1]);
  });

  it('detects the end of the list, also when only hidden rows follow', async () => {
    expect((await listOf(4, () => true).page(4)).more).toBe(false);
    expect((await listOf(40, (row) => row <= 4).page(4)).more).toBe(false);
    expect(await listOf(0, () => true).page(4)).toEqual({ items: [], more: false, last: null });
  });

  it('fills the page past hidden rows, and the next page continues without a gap', async () => {
    const list = listOf(1_000, (row) => row % 50 === 0);
    const { items, more } = await list.page(3);
    expect(items).toEqual([50, 100, 150].map((row) => ({ row, node: `tweet ${row}` })));
    expect(more).toBe(true);
    expect((await list.page(3, 150)).items.map(({ row }) => row)).toEqual([200, 250, 300]);
  });

  it('returns a short page with a cursor instead of reading without bound', async () => {
    const list = listOf(100_000, (row) => row === 5_000);
    let after: number | null = null;
    let pages = 0;
    for (;;) {
      const page = await list.page(2, after);
      pages += 1;
      if (page.items.length > 0) break;
      expect(page.more).toBe(true);
      expect(page.last).toBeGreaterThan(after ?? 0);
      after = page.last;
    }
    expect(pages).toBeGreaterThan(1);
    expect(list.reads).toBeLessThanOrEqual(pages * 10);
  });
});
