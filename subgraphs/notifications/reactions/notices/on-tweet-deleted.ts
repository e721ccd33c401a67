import type { Event } from '#schema/events.js';
import type { NewTweet } from '../../store/notices.js';
import { idOf as pairIdOf } from '../../store/subscriptions.js';
import type { ReactionDeps } from '../deps.js';
import { changeEvent } from '../settle/change-event.js';

/** Removes the notices of a tweet, and tells the open streams. */
export async function withdrawNotices(
  deps: ReactionDeps,
  { payload }: Event<'tweet.deleted'>,
): Promise<void> {
  const { tweetId, authorId, kind } = payload;
  if (kind === 'ORIGINAL' || kind === 'QUOTE') await withdrawNoticesOf(deps, { tweetId, authorId });
}

/**
 * Slice by slice: memory is bounded, however many there are. One event tells those who listen to the author; who has turned the
 * notices off since does not, and is told alone. A repeated delivery finds what is left, and a client that missed an event reads
 * the list.
 */
export async function withdrawNoticesOf(
  deps: Pick<ReactionDeps, 'stores' | 'bus' | 'createEvent'>,
  { tweetId, authorId }: NewTweet,
): Promise<void> {
  const { stores, bus, createEvent } = deps;
  let isFound = false;
  for (;;) {
    const notices = await stores.notices.ofTweet(tweetId);
    if (notices.length === 0) break;
    isFound = true;
    const pairs = notices.map(({ recipient: user }) => ({ author: authorId, user }));
    const listening = await stores.subscriptions.amongPairs(pairs);
    await stores.notices.delete(notices);
    for (const { _id, recipient, shown: wasShown } of notices) {
      if (listening.has(pairIdOf(authorId, recipient))) continue;
      const event = changeEvent(deps, _id, { wasShown, shown: false, isOld: true });
      if (event) await bus.publish(event);
    }
  }
  if (isFound) await bus.publish(createEvent('notices.withdrawn', authorId, { authorId, tweetId }));
}
