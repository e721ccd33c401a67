import type { Reaction } from '#platform/bus/index.js';
import type { CommandDeps } from '../commands/index.js';

/** Forgets the old text; tried again until the shared cache has heard of it. */
export function onTweetEdited({ cache }: CommandDeps): Reaction {
  return async (event) => {
    if (event.type === 'tweet.edited') await cache.forget([event.payload.tweetId]);
  };
}
