import type { EventPayloads } from '#schema/events.js';
import type { ReactionDeps } from '../deps.js';

/** An edit may name other users. Timelines hold keys alone, so that nothing else changes. */
export function onTweetEdited({ tweets, mentions }: ReactionDeps) {
  return async (payload: EventPayloads['tweet.edited']): Promise<void> => {
    await mentions.put(payload, payload.mentions, payload.editedAt);
    if (!(await tweets.has(payload))) await mentions.remove(payload.tweetId);
  };
}
