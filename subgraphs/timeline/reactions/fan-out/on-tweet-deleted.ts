import type { Event } from '#schema/events.js';
import { entryOf } from '../../rules/entry.js';
import type { ReactionDeps } from '../deps.js';

/** Removes a tweet from all timelines and from the mentions. The tombstone keeps it out of timelines that are rebuilt. */
export async function onTweetDeleted(
  { tombstones, mentions, fanOut, clock }: ReactionDeps,
  { payload }: Event<'tweet.deleted'>,
): Promise<void> {
  await tombstones.add(payload.tweetId, clock.now());
  await mentions.remove(payload.tweetId);
  await fanOut.undo(entryOf(payload));
}
