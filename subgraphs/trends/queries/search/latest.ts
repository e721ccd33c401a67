import type { Posting } from '../../store/postings.js';
import type { Range } from './walk.js';

/** Keeps those that the viewer may see. */
export type KeepVisible = (postings: readonly Posting[]) => Promise<Posting[]>;

/** Rows of a page, and where the next one begins: null behind the last. */
export interface Latest {
  rows: Posting[];
  next: string | null;
}

/** Takes the newest `first` results that the viewer may see. */
export async function takeLatest(
  ranges: AsyncIterable<Range>,
  keepVisible: KeepVisible,
  first: number,
): Promise<Latest> {
  const rows: Posting[] = [];
  let reached: string | null = null;
  for await (const range of ranges) {
    rows.push(...(await keepVisible(range.results)));
    reached = range.reached;
    if (rows.length > first) return { rows: rows.slice(0, first), next: rows[first - 1]?.tweetId ?? null };
  }
  return { rows, next: reached };
}
