import type { Event } from '#schema/events.js';
import { schedule } from '../../push/index.js';
import { groupOf, notificationId } from '../../rules/group-key.js';
import type { ReactionDeps } from '../deps.js';

/** Pushes the notifications of a new tweet to a page of those who have turned on the notices of its author. */
export async function onNoticesFannedOut(
  { push, clock }: Pick<ReactionDeps, 'push' | 'clock'>,
  { at, payload: { tweetId, userIds } }: Event<'notices.fanned-out'>,
): Promise<void> {
  const kind = 'NEW_TWEET';
  const arrivals = userIds.map((recipient) => {
    const group = groupOf({ recipient, kind, object: tweetId }, tweetId);
    return { userId: recipient, notificationId: notificationId(group), kind, at };
  });
  await schedule({ ...push, clock }, arrivals);
}
