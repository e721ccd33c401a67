import type { EventPayloads } from '#schema/events.js';
import { timeOf } from '#platform/snowflake.js';
import { entryOf } from '../../rules/entry.js';
import type { ReactionDeps } from '../deps.js';

/** How old a tweet is, in ms, of which word comes late: after an outage, or again. */
const LATE_MS = 2_000;

/**
 * Brings a new tweet into the timelines of its author and the followers, and into the mentions of those it names.
 * Replies go to all followers too: whether a follower also follows the user answered is asked when the timeline is
 * read, so that it holds whenever either of them is followed.
 */
export function onTweetPosted({ tweets, mentions, fanOut, clock }: ReactionDeps) {
  return async (payload: EventPayloads['tweet.posted']): Promise<void> => {
    const entry = entryOf(payload);
    // Late word may be of a tweet that is gone: nobody need see it come and go.
    if (clock.now() - timeOf(entry.tweetId) > LATE_MS && !(await tweets.has(entry))) return;
    await mentions.put(entry, payload.mentions, 0);
    await fanOut.push(entry);
    if (await tweets.has(entry)) return;
    // Deleted in the meantime, and that event may have been handled before the last follower was reached.
    await mentions.remove(entry.tweetId);
    await fanOut.undo(entry);
  };
}
