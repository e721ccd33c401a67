import type { Reaction } from '#platform/bus/index.js';
import { takeDown } from '../commands/delete-tweet.js';
import type { CommandDeps } from '../commands/index.js';

/** How many retweets are taken down side by side. */
const BATCH = 100;

/** Takes the tweet out of the counts and the caches, and its retweets down: there is nothing left to pass on. */
export function onTweetDeleted(deps: CommandDeps): Reaction {
  const { counters, store, cache } = deps;
  return async (event) => {
    if (event.type !== 'tweet.deleted') return;
    await Promise.all([
      counters.applyDelivered(event),
      store.retweets.apply(event),
      cache.forget([event.payload.tweetId]),
    ]);
    if (event.payload.retweetOf === null) await takeDownRetweets(deps, event.payload.tweetId);
  };
}

/** Every pass finds fewer: what was taken down is not found again, also when the reaction starts over. */
async function takeDownRetweets(deps: CommandDeps, tweetId: string): Promise<void> {
  for (;;) {
    const retweets = await deps.store.tweets.retweetsOf(tweetId, BATCH);
    if (retweets.length === 0) return;
    await Promise.all(retweets.map((retweet) => takeDown(deps, retweet)));
  }
}
