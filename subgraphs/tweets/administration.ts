import type { Mongo } from '#platform/mongo/index.js';
import { openStore } from './store/index.js';
import { Recount } from './store/recount.js';

/** How many tweets are read at a time. */
const SLICE = 500;

/** What the operator can do from a process of its own, beside the subgraph or while it is closed. */
export interface TweetsAdministration {
  /** Counts everything anew, puts right what was wrong, and reports each change as a line. */
  reconcile(report: (line: string) => void): Promise<void>;
}

/**
 * Works on the documents alone. A running subgraph may go on: a recount lets nothing slip that is counted meanwhile (see
 * `store/recount.ts`); what it had cached shows the old count for ten minutes at most.
 */
export async function openTweetsAdministration(mongo: Mongo): Promise<TweetsAdministration> {
  const store = await openStore(mongo);
  const recount = new Recount(store);
  return {
    async reconcile(report) {
      const authors = new Set<string>();
      for (let after: string | null = null; ;) {
        const tweets = await store.tweets.all({ after, limit: SLICE });
        for (const tweet of tweets) {
          authors.add(tweet.authorId);
          for (const { field, was, is } of await recount.tweet(tweet._id)) {
            report(`tweet ${tweet._id}: ${field} ${was} -> ${is}`);
          }
          if (await store.retweets.correct(tweet)) report(`retweet ${tweet._id}: noted for its author`);
        }
        if (tweets.length < SLICE) break;
        after = tweets.at(-1)?._id ?? null;
      }
      for (const author of authors) {
        for (const { was, is } of await recount.author(author))
          report(`author ${author}: tweets ${was} -> ${is}`);
      }
    },
  };
}
