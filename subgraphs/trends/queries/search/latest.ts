import type { Posting } from '../../store/postings.js';
import type { SearchAccess } from './access.js';
import type { Range } from './walk.js';

/** The rows of a page, and the id below which the next page begins; null for the last page. */
export interface Latest {
  rows: Posting[];
  next: string | null;
}

/** Takes the newest `first` results that the viewer may see. */
export async function takeLatest(
  ranges: AsyncIterable<Range>,
  keepVisible: SearchAccess['keepVisible'],
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
