import type { AnyEvent } from '#schema/events.js';
import type { MessageModel } from '../models.js';
import { messageId, type Place } from '../rules/conversation-key.js';
import type { MessageRecord } from '../store/documents.js';
import { idOfMessage, type Messages } from '../store/messages.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';

/** Changes a message and dispatches the event; null when there was nothing to change. */
export async function completeChange(
  { stores: { messages }, writes, outbox }: CommandDeps,
  { loaders }: Actor,
  { record, conversation }: MessageModel,
  change: (messages: Messages, place: Place) => [AnyEvent, Promise<MessageRecord | null>],
): Promise<MessageModel | null> {
  // A message that only the conversation has is not in the collection yet.
  await writes.complete(conversation);
  const [event, written] = change(messages, record);
  const changed = await written;
  loaders.message.clear(messageId(record.conversation, record.sequence));
  if (changed === null) return null;
  outbox.dispatch(messages.collection.collectionName, idOfMessage(record), event);
  return { record: changed, conversation };
}
