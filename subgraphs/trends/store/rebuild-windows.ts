import type { Scored } from '#platform/cache/index.js';
import { timeOf } from '#platform/snowflake.js';
import { scopesOf } from '../rules/scope.js';
import { hourBucket, minuteBucket } from '../rules/window.js';
import type { CountedTweet } from './indexed-tweet.js';
import { authorsKey, bucketKey, SCOPES } from './window-keys.js';

/** Computes the sorted sets of all windows, by key, from the tweets that count, oldest first. */
export async function rebuildWindows(tweets: AsyncIterable<CountedTweet>): Promise<Map<string, Scored[]>> {
  const sets = new Map<string, Map<string, number>>();
  const setOf = (key: string): Map<string, number> => {
    const set = sets.get(key) ?? new Map<string, number>();
    sets.set(key, set);
    return set;
  };
  for await (const { tweetId, authorId, tags, lang } of tweets) {
    const time = timeOf(tweetId);
    for (const scope of scopesOf(lang)) {
      setOf(SCOPES).set(scope, time);
      for (const bucket of [minuteBucket(time), hourBucket(time)]) {
        const set = setOf(bucketKey(scope, bucket));
        for (const tag of tags) set.set(tag, (set.get(tag) ?? 0) + 1);
      }
      for (const tag of tags) setOf(authorsKey(scope, tag)).set(authorId, time);
    }
  }
  return new Map(
    [...sets].map(([key, set]) => [key, Array.from(set, ([member, score]): Scored => ({ member, score }))]),
  );
}
