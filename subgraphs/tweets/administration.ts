import type { Mongo } from '#platform/mongo/index.js';
import type { TweetKeys, TweetText } from '#schema/events.js';
import { tweetKeys, tweetText } from './rules/event-payloads.js';
import { openStore } from './store/index.js';
import { Recount } from './store/recount.js';
import { suspectAuthors, suspectTweets } from './store/suspect-counts.js';

/** How many tweets one find reads. */
const SLICE = 500;

/** Operator commands on the documents; the subgraph may be running or stopped. */
export interface TweetsAdministration {
  /**
   * Ends the likes that deleted accounts have left, compares all counts, recomputes those that differ, corrects `retweets` and the author index, and reports
   * each correction as a line.
   */
  reconcile(report: (line: string) => void): Promise<void>;
  /** All existing tweets with a text, in slices: what a search index is made from. */
  texts(): AsyncIterable<(TweetKeys & TweetText)[]>;
}

/**
 * Works on the documents alone. A recount is exact while a subgraph counts (see `store/recount.ts`); the caches of a running
 * subgraph show the old counts for up to ten minutes.
 */
export async function openTweetsAdministration(mongo: Mongo): Promise<TweetsAdministration> {
  const store = await openStore(mongo);
  const recount = new Recount(store);
  return {
    async *texts() {
      for (let after: string | null = null; ;) {
        const tweets = await store.tweets.all({ after, limit: SLICE });
        const existing = tweets.filter(({ deletedAt, kind }) => deletedAt === null && kind !== 'RETWEET');
        yield existing.map((tweet) => ({ ...tweetKeys(tweet), ...tweetText(tweet) }));
        if (tweets.length < SLICE) return;
        after = tweets.at(-1)?._id ?? null;
      }
    },

    async reconcile(report) {
      // A like that was being written when its account was deleted may have come after the erasure.
      for await (const userId of store.erasures.all()) {
        const ended = await store.likes.endAllOf(userId);
        if (ended > 0) report(`deleted account ${userId}: ${ended} likes ended`);
      }
      const byAuthor = new Map<string, number>();
      for (let after: string | null = null; ;) {
        const tweets = await store.tweets.all({ after, limit: SLICE });
        for (const id of await suspectTweets(store, tweets)) {
          for (const { field, was, is } of await recount.recountTweet(id))
            report(`tweet ${id}: ${field} ${was} -> ${is}`);
        }
        for (const tweet of tweets) {
          const { authorId, deletedAt } = tweet;
          byAuthor.set(authorId, (byAuthor.get(authorId) ?? 0) + (deletedAt === null ? 1 : 0));
          if (await store.retweets.correct(tweet)) report(`retweet ${tweet._id}: noted for its author`);
        }
        for (const id of await store.authorIndex.correct(tweets))
          report(`tweet ${id}: indexed for its author`);
        if (tweets.length < SLICE) break;
        after = tweets.at(-1)?._id ?? null;
      }
      for (const author of await suspectAuthors(store, byAuthor)) {
        for (const { was, is } of await recount.recountAuthor(author))
          report(`author ${author}: tweets ${was} -> ${is}`);
      }
    },
  };
}
