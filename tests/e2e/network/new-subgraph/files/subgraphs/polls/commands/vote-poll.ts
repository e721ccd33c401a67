import { RookeryError } from '#platform/errors.js';
import type { Viewer } from '#platform/viewer.js';
import type { PollsDeps } from '../context.js';
import type { PollDocument } from '../store/polls.js';

/** Votes once. The vote carries its event: one document write. */
export async function votePoll(
  { store, outbox, createEvent }: PollsDeps,
  { id: userId }: Viewer,
  { id: pollId, yes }: { id: string; yes: boolean },
): Promise<PollDocument> {
  const [poll] = await store.byIds([pollId]);
  if (!poll) throw new RookeryError('NOT_FOUND', { field: 'id' });
  const event = createEvent('poll.voted', userId, { pollId, userId });
  const vote = { _id: `${pollId}:${userId}`, pollId, yes, outbox: [event] };
  if (await store.vote(vote)) outbox.dispatch('votes', vote._id, event);
  return poll;
}
