import type { Bounds, Posting } from '../../store/postings.js';
import type { Match } from './match.js';

/**
 * The number of postings that one request reads at most. A page that reaches it ends early, and its cursor continues
 * there.
 */
const MAX_READ = 10_000;

const MAX_BATCH = 1_000;

/** Reads up to `limit` postings within bounds, newest first. */
export type ReadPostings = (bounds: Bounds, limit: number) => Promise<Posting[]>;

/** The results within one range of the index. */
export interface Range {
  results: Posting[];
  /** The last id of the range; null when no postings follow. */
  reached: string | null;
}

/**
 * Reads postings, newest first, and yields the results among them, range by range. `read` reads those of the rarest term of the
 * query, which needs the fewest reads. `expected` is the number of results that the caller probably needs.
 */
export async function* walk(
  read: ReadPostings,
  match: Match,
  bounds: Bounds,
  expected: number,
): AsyncGenerator<Range> {
  let below = bounds.below;
  let batch = Math.min(match.exact ? expected : 4 * expected, MAX_BATCH);
  for (let count = 0; count < MAX_READ;) {
    const limit = Math.min(batch, MAX_READ - count);
    const page = await read({ ...bounds, ...(below === undefined ? {} : { below }) }, limit);
    count += limit;
    below = page.at(-1)?.tweetId;
    const exhausted = page.length < limit || below === undefined;
    yield { results: page.filter(match.test), reached: exhausted ? null : (below ?? null) };
    if (exhausted) return;
    batch = Math.min(4 * batch, MAX_BATCH);
  }
}
