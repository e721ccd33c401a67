import type { Posting } from '../../store/postings.js';
import type { SearchAccess } from './access.js';
import { rank } from '../../rules/search/rank.js';
import type { Range } from './walk.js';

/** Results per ranked segment. Recency is 70 % of the rank, so results would hardly move further in a longer segment. */
export const SEGMENT = 200;

/** Greater than every id: the start of the first segment. */
export const END = '~';

/** A position in the ranking: after the result of this score and id, in the segment that begins below `below`. */
export interface Position {
  below: string;
  score: number;
  tweetId: string;
}

/** A result with its position. */
export interface Ranked extends Position {
  posting: Posting;
}

/** A ranked segment, and the id below which the next one begins; null after the last segment. */
export interface Segment {
  ranked: Ranked[];
  next: string | null;
}

/** Takes the next segment of results that the viewer may see, best first. */
export async function takeSegment(
  ranges: AsyncIterable<Range>,
  keepVisible: SearchAccess['keepVisible'],
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

/** Whether a result comes after a position of the same segment. */
export function isAfter(ranked: Ranked, position: Position): boolean {
  return byRank(ranked, position) > 0;
}

/** Best first; newest first among equal scores. */
function byRank(a: Position, b: Position): number {
  if (a.score !== b.score) return b.score - a.score;
  return a.tweetId < b.tweetId ? 1 : a.tweetId > b.tweetId ? -1 : 0;
}

/** Fixes the start of the first segment, so that tweets posted between two pages do not move it. */
function justAbove(newest: Posting | undefined): string {
  return newest === undefined ? END : String(BigInt(newest.tweetId) + 1n);
}
