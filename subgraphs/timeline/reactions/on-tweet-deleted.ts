import type { EventPayloads } from '#schema/events.js';
import { entryOf } from '../entry.js';
import type { ReactionDeps } from './index.js';

/** Takes a tweet out of every timeline and out of the mentions. */
export function onTweetDeleted({ mentions, fanOut }: ReactionDeps) {
  return async (payload: EventPayloads['tweet.deleted']): Promise<void> => {
    await mentions.remove(payload.tweetId);
    await fanOut.takeBack(payload.authorId, [entryOf(payload)]);
  };
}
