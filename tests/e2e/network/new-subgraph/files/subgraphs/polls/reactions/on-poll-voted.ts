import type { Event } from '#schema/events.js';
import type { PollsDeps } from '../context.js';

/** Counts the votes of a poll again: the documents decide, so a repeated event does no harm. */
export async function onPollVoted({ store }: PollsDeps, { payload }: Event<'poll.voted'>): Promise<void> {
  await store.recount(payload.pollId);
}
