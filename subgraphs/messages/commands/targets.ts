import { RookeryError } from '#platform/errors.js';
import type { ConversationModel, MessageModel } from '../models.js';
import { keyOfConversation } from '../rules/conversation-key.js';
import type { Actor } from './actor.js';

/** A conversation that the actor is or was a member of; NOT_FOUND for every other text. */
export async function findConversation(
  { loaders }: Actor,
  id: string,
  field = 'id',
): Promise<ConversationModel> {
  const key = keyOfConversation(id);
  const model = key === null ? null : await loaders.conversation.load(key);
  if (model === null) throw new RookeryError('NOT_FOUND', { field });
  return model;
}

/** A message that the actor may read and has not deleted; NOT_FOUND for every other text. */
export async function findMessage({ loaders }: Actor, id: string, field = 'id'): Promise<MessageModel> {
  const model = await loaders.message.load(id);
  if (model === null) throw new RookeryError('NOT_FOUND', { field });
  return model;
}

/** Reads a conversation again after a write. */
export async function reread({ id: user, loaders }: Actor, conversation: string): Promise<ConversationModel> {
  loaders.marks.clear({ user, conversation });
  const model = await loaders.conversation.clear(conversation).load(conversation);
  if (model === null) throw new RookeryError('NOT_FOUND');
  return model;
}
