/** The keys of a tweet. */
export interface TweetKey {
  tweetId: string;
  authorId: string;
}

/** One entry of a timeline: the keys of a tweet, and the keys that the visibility rules depend on. */
export interface Entry extends TweetKey {
  /** The original, for a retweet. */
  retweetOf: TweetKey | null;
  /** The author of the parent, for a reply. */
  answers: string | null;
}

/** A part of a list: tweet ids below `below` and above `above`, both exclusive. */
export interface Bounds {
  below?: string | undefined;
  above?: string | undefined;
  limit: number;
}

/** The fields of a tweet that both its event and the author index contain. */
interface Tweet extends TweetKey {
  retweetOf: TweetKey | null;
  inReplyTo: TweetKey | null;
}

export function entryOf({ tweetId, authorId, retweetOf, inReplyTo }: Tweet): Entry {
  return { tweetId, authorId, retweetOf, answers: inReplyTo?.authorId ?? null };
}

/** The id of the tweet that an entry shows: the original of a retweet, otherwise the tweet itself. */
export function shownBy({ tweetId, retweetOf }: Entry): string {
  return retweetOf?.tweetId ?? tweetId;
}

/** Compares by id, newest first. All ids have the same length, so string order is time order. */
export function newestFirst(a: TweetKey, b: TweetKey): number {
  return a.tweetId < b.tweetId ? 1 : a.tweetId > b.tweetId ? -1 : 0;
}

/** The entries of several lists, newest first, each once. */
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
