import { timeOf } from '#platform/snowflake.js';
import type { Event } from '#schema/events.js';
import { entryOf } from '../../rules/entry.js';
import type { ReactionDeps } from '../deps.js';

/** The age of a tweet, in ms, from which its event is late: delayed by an outage, or redelivered. */
const LATE_MS = 2_000;

/**
 * Adds a new tweet to the timelines of its author and the followers, and to the mentions of the users it mentions. A reply
 * is pushed to all followers. Whether a follower also follows the answered user is decided when the timeline is read, so a
 * later follow takes effect too.
 */
export async function onTweetPosted(
  { tweets, mentions, fanOut, clock }: ReactionDeps,
  { payload }: Event<'tweet.posted'>,
): Promise<void> {
  const entry = entryOf(payload);
  // A late event may belong to a deleted tweet, which would appear in timelines for a moment.
  if (clock.now() - timeOf(entry.tweetId) > LATE_MS && (await tweets.isDeleted(entry))) return;
  await mentions.put(entry, payload.mentions, 0);
  await fanOut.push(entry);
  if (!(await tweets.isDeleted(entry))) return;
  // The tweet was deleted meanwhile. The deletion may have been handled before the push had reached every follower.
  await mentions.remove(entry.tweetId);
  await fanOut.undo(entry);
}
