import type { Event } from '#schema/events.js';
import type { ReactionDeps } from './deps.js';

/** The events of writes to conversations. */
type CompletedType =
  | 'message.sent'
  | 'message.changed'
  | 'message.deleted'
  | 'message.hidden'
  | 'message.reaction-changed'
  | 'conversation.members-changed'
  | 'conversation.listed';

/**
 * Finishes what a killed process has left of a write. What this process has completed is not read; what another one has is read, and
 * stays as it is.
 */
export async function completeConversation(
  { stores, writes }: ReactionDeps,
  { id, payload: { conversationId } }: Event<CompletedType>,
): Promise<void> {
  if (writes.hasCompleted(id)) return;
  const record = await stores.conversations.find(conversationId);
  if (record !== null) await writes.complete(record);
}
