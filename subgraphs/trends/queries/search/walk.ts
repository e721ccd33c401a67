import type { Bounds, Posting, Postings } from '../../store/postings.js';
import type { Match } from './match.js';

/** How many tweets one request may look at. Beyond it the page ends early and its cursor goes on from there. */
export const MAX_LOOKED_AT = 10_000;

const MAX_BATCH = 1_000;

/** A range of the index that was looked at. */
export interface Range {
  results: Posting[];
  /** The id that was looked at last; null when there is nothing behind. */
  reached: string | null;
}

/**
 * Walks from the newest tweet back along one term and gives the results among what it sees, range by range. `lead` is
 * the rarest term, so it sees as little as the query allows; `expected` is how many results the caller hopes to need.
 */
export async function* walk(
  postings: Postings,
  match: Match,
  lead: string,
  bounds: Bounds,
  expected: number,
): AsyncGenerator<Range> {
  let below = bounds.below;
  let batch = Math.min(match.exact ? expected : 4 * expected, MAX_BATCH);
  for (let looked = 0; looked < MAX_LOOKED_AT;) {
    const limit = Math.min(batch, MAX_LOOKED_AT - looked);
    const seen = await postings.newest(lead, { ...bounds, ...(below === undefined ? {} : { below }) }, limit);
    looked += limit;
    below = seen.at(-1)?.tweetId;
    const exhausted = seen.length < limit || below === undefined;
    yield { results: seen.filter(match.test), reached: exhausted ? null : (below ?? null) };
    if (exhausted) return;
    batch = Math.min(4 * batch, MAX_BATCH);
  }
}
