import { timeOf } from '#platform/snowflake.js';
import type { Entry } from '../rules/entry.js';

/** An entry as text. The text begins with the tweet's id, so the order of texts is the order of time. */
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

const PACKED = /^\d+:\d+(?::\d+){0,2}$/;

/** The entries of texts; undefined when one of them is no entry. */
export function unpackAll(texts: readonly string[]): Entry[] | undefined {
  return texts.every((text) => PACKED.test(text)) ? texts.map(unpackEntry) : undefined;
}

/** The score of an entry in a sorted set. */
export function scoreOf(tweetId: string): number {
  return timeOf(tweetId);
}
