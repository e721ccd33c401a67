import { StoredDraft } from '../tweets/stored-draft.js';

/** What was written in a conversation and not sent yet. The key of an attempt belongs to what it answers, too. */
export function messageDraft(userId: string, conversationId: string, answeredId = ''): StoredDraft {
  return new StoredDraft(userId, `message:${conversationId}:${answeredId}`);
}
