import type { Reaction } from '#platform/bus/index.js';
import type { CommandDeps } from '../commands/index.js';

/** Counts the tweet for its author and for what it answers, quotes or passes on. */
export function onTweetPosted({ counters, store }: CommandDeps): Reaction {
  return async (event) => {
    await Promise.all([counters.applyDelivered(event), store.retweets.apply(event)]);
  };
}
