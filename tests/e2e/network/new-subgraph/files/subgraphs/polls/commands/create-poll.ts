import type { Viewer } from '#platform/viewer.js';
import type { PollsDeps } from '../context.js';
import type { PollDocument } from '../store/polls.js';

/** Asks a question. */
export async function createPoll(
  { store, ids }: PollsDeps,
  { id: authorId }: Viewer,
  { question }: { question: string },
): Promise<PollDocument> {
  const poll = { _id: ids.next(), authorId, question, yes: 0, no: 0 };
  await store.insert(poll);
  return poll;
}
