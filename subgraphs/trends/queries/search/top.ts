import type { Posting } from '../../store/postings.js';
import type { KeepVisible } from './latest.js';
import { rank } from '../../rules/search/rank.js';
import type { Range } from './walk.js';

/** Results are ranked among so many neighbours in time; recency, 70 of 100, would not let them travel much further. */
export const SEGMENT = 200;

/** Greater than every id: where the first segment begins. */
export const END = '~';

/** A place in the ranking: behind the result of this score and id in the segment that begins below `below`. */
export interface Place {
  below: string;
  score: number;
  tweetId: string;
}

/** A result with its place. */
export interface Ranked extends Place {
  posting: Posting;
}

/** A ranked segment, and the id where the next one begins; null behind the last. */
export interface Segment {
  ranked: Ranked[];
  next: string | null;
}

/** Gathers the next segment of results that the viewer may see, best first. */
export async function takeSegment(
  ranges: AsyncIterable<Range>,
  keepVisible: KeepVisible,
  { below, words, asOf }: { below: string; words: readonly string[]; asOf: number },
): Promise<Segment> {
  const segment: Posting[] = [];
  let next: string | null = null;
  for await (const { results, reached } of ranges) {
    segment.push(...(await keepVisible(results)));
    next = reached;
    if (segment.length < SEGMENT) continue;
    next = segment.length > SEGMENT || reached !== null ? (segment[SEGMENT - 1]?.tweetId ?? null) : null;
    break;
  }
  const start = below === END ? justAbove(segment[0]) : below;
  const ranked = segment.slice(0, SEGMENT).map((posting): Ranked => {
    return { posting, below: start, score: rank(posting, words, asOf), tweetId: posting.tweetId };
  });
  return { ranked: ranked.sort(byRank), next };
}

/** Whether `ranked` stands behind a place of the same segment. */
export function isBehind(ranked: Ranked, place: Place): boolean {
  return byRank(ranked, place) > 0;
}

/** Best first; the newer of two that are as good. */
function byRank(a: Place, b: Place): number {
  if (a.score !== b.score) return b.score - a.score;
  return a.tweetId < b.tweetId ? 1 : a.tweetId > b.tweetId ? -1 : 0;
}

/** Holds the first segment where it began, whatever is posted while a client turns its pages. */
function justAbove(newest: Posting | undefined): string {
  return newest === undefined ? END : String(BigInt(newest.tweetId) + 1n);
}
