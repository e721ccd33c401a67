import { RookeryError } from '#platform/errors.js';
import type { AnyEvent } from '#schema/events.js';
import type { MessageModel } from '../models.js';
import { messageId } from '#social/message-ids.js';
import type { ChangedFields, ConversationRecord, MessageRecord } from '../store/documents.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';

/** A message and its conversation as they are at the moment of a change, and the number of the change. */
export interface Target {
  message: MessageRecord;
  conversation: ConversationRecord;
  change: number;
}

/**
 * Changes a message in the order of its conversation. `decide` returns null when there is nothing to change, and throws to refuse; it is
 * called again when another write has come first.
 */
export async function changeMessage(
  { writes }: Pick<CommandDeps, 'writes'>,
  { loaders }: Actor,
  { record: { conversation: key, sequence } }: MessageModel,
  decide: (target: Target) => { set: ChangedFields; event: AnyEvent } | null,
): Promise<MessageModel> {
  const model = await writes.run<MessageModel>(key, {
    target: sequence,
    apply(conversation, _, { target: message, change }) {
      if (conversation === null || message === undefined)
        throw new RookeryError('NOT_FOUND', { field: 'id' });
      const decided = decide({ message, conversation, change });
      if (decided === null) return { record: conversation, result: { record: message, conversation } };
      const { set, event } = decided;
      const changed = { ...message, ...set, changed: change };
      return {
        record: conversation,
        change: { sequence, set },
        events: [event],
        result: { record: changed, conversation },
      };
    },
  });
  loaders.message.clear(messageId(key, sequence));
  loaders.conversation.clear(key);
  return model;
}
