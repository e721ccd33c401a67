import type { EventPayloads } from '#schema/events.js';
import { entryOf } from '../../rules/entry.js';
import type { ReactionDeps } from '../deps.js';

/** Takes a tweet out of every timeline and out of the mentions; the tombstone keeps it out of those that are rebuilt. */
export function onTweetDeleted({ tombstones, mentions, fanOut, clock }: ReactionDeps) {
  return async (payload: EventPayloads['tweet.deleted']): Promise<void> => {
    await tombstones.add(payload.tweetId, clock.now());
    await mentions.remove(payload.tweetId);
    await fanOut.undo(entryOf(payload));
  };
}
