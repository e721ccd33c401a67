import { timeOf } from '#platform/snowflake.js';

/** The keys of a tweet. */
export interface TweetKey {
  tweetId: string;
  authorId: string;
}

/** One entry of a timeline: keys alone, and those that the rules must know before anything is fetched. */
export interface Entry extends TweetKey {
  /** The original, for a retweet. */
  retweetOf: TweetKey | null;
  /** Who is answered, for a reply. */
  answers: string | null;
}

/** Which part of a list is wanted: tweet ids, both excluded. */
export interface Bounds {
  below?: string | undefined;
  above?: string | undefined;
  limit: number;
}

/** What an event and the author index both tell of a tweet. */
interface Tweet extends TweetKey {
  retweetOf: TweetKey | null;
  inReplyTo: TweetKey | null;
}

export function entryOf({ tweetId, authorId, retweetOf, inReplyTo }: Tweet): Entry {
  return { tweetId, authorId, retweetOf, answers: inReplyTo?.authorId ?? null };
}

/** The tweet that an entry shows: the original of a retweet, otherwise itself. */
export function shownBy({ tweetId, retweetOf }: Entry): string {
  return retweetOf?.tweetId ?? tweetId;
}

/** An entry as text. It begins with the tweet's id, so that texts of one length of id are ordered by time. */
export function packEntry({ tweetId, authorId, retweetOf, answers }: Entry): string {
  if (retweetOf) return `${tweetId}:${authorId}:${retweetOf.tweetId}:${retweetOf.authorId}`;
  return answers === null ? `${tweetId}:${authorId}` : `${tweetId}:${authorId}:${answers}`;
}

export function unpackEntry(text: string): Entry {
  const [tweetId = '', authorId = '', third, fourth] = text.split(':');
  if (third !== undefined && fourth !== undefined) {
    return { tweetId, authorId, retweetOf: { tweetId: third, authorId: fourth }, answers: null };
  }
  return { tweetId, authorId, retweetOf: null, answers: third ?? null };
}

/** The place of an entry in a sorted set. */
export function scoreOf(tweetId: string): number {
  return timeOf(tweetId);
}

/** Newest first. Ids have one length, so their text tells. */
export function newestFirst(a: TweetKey, b: TweetKey): number {
  return a.tweetId < b.tweetId ? 1 : a.tweetId > b.tweetId ? -1 : 0;
}

/** All entries of several lists, newest first, each once. */
export function union(lists: readonly (readonly Entry[])[]): Entry[] {
  const byId = new Map(lists.flat().map((entry) => [entry.tweetId, entry]));
  return [...byId.values()].sort(newestFirst);
}

/** The part of a list, newest first, that lies within the bounds. */
export function within<T extends TweetKey>(entries: readonly T[], { below, above, limit }: Bounds): T[] {
  const start = below === undefined ? 0 : firstAtOrBelow(entries, below);
  const from = entries[start]?.tweetId === below ? start + 1 : start;
  const end = above === undefined ? entries.length : firstAtOrBelow(entries, above);
  return entries.slice(from, Math.min(end, from + limit));
}

/** The index of the first entry of a list, newest first, that is not newer than an id. */
function firstAtOrBelow(entries: readonly TweetKey[], id: string): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.tweetId ?? '') > id) low = middle + 1;
    else high = middle;
  }
  return low;
}
