import type { Reaction } from '#platform/bus/index.js';
import { takeDown } from '../commands/delete-tweet.js';
import type { CommandDeps } from '../commands/index.js';

/** How many tweets are taken down side by side. */
const BATCH = 100;

/** Takes every tweet of an account that is gone down. Starting over finds only what is left. */
export function onUserDeleted(deps: CommandDeps): Reaction {
  return async (event) => {
    if (event.type !== 'user.deleted') return;
    for (;;) {
      const tweets = await deps.store.tweets.leftBy(event.payload.userId, BATCH);
      if (tweets.length === 0) return;
      await Promise.all(tweets.map((tweet) => takeDown(deps, tweet)));
    }
  };
}
