import { RookeryError } from '#platform/errors.js';
import type { ConversationModel, MessageModel } from '../models.js';
import { conversationId, placeOfMessage } from '../rules/conversation-key.js';
import { mayRead } from '../rules/member.js';
import type { Actor } from './actor.js';
import { completeChange } from './complete-change.js';
import type { CommandDeps } from './deps.js';
import { checkJoined } from './may-write.js';
import { findConversation, reread } from './targets.js';

/** Deletes a message from the actor's view, or for all members. */
export async function deleteMessage(
  deps: CommandDeps,
  actor: Actor,
  { id, forAll }: { id: string; forAll: boolean },
): Promise<ConversationModel> {
  const model = await actor.loaders.message.load(id);
  if (model === null) return deletedAlready(actor, id, forAll);
  return forAll ? deleteForAll(deps, actor, model) : hide(deps, actor, model);
}

async function deleteForAll(
  deps: CommandDeps,
  actor: Actor,
  model: MessageModel,
): Promise<ConversationModel> {
  const { record, conversation } = model;
  if (record.sender !== actor.id)
    throw new RookeryError('FORBIDDEN', { field: 'id', message: 'Only the sender deletes for all.' });
  checkJoined(actor, conversation);
  await completeChange(deps, actor, model, (messages, place) => {
    const keys = { conversationId: place.conversation, sequence: place.sequence };
    const event = deps.createEvent('message.deleted', place.conversation, { ...keys, senderId: actor.id });
    return [event, messages.delete(place, event)];
  });
  return reread(actor, conversation._id);
}

async function hide(deps: CommandDeps, actor: Actor, model: MessageModel): Promise<ConversationModel> {
  const { messages, memberships } = deps.stores;
  const { conversation } = model;
  await completeChange(deps, actor, model, (store, place) => {
    const keys = { conversationId: place.conversation, sequence: place.sequence };
    const event = deps.createEvent('message.hidden', place.conversation, { ...keys, userId: actor.id });
    return [event, store.hide(place, actor.id, event)];
  });
  const { view } = await reread(actor, conversation._id);
  if (model.record.sequence === view.lastShown) {
    const { spans } = view.member;
    const [last] = await messages.page(conversation._id, { spans, userId: actor.id, limit: 1 });
    const shown = { behind: view.lastSequence, sequence: last?.sequence ?? 0 };
    await memberships.show(actor.id, conversation._id, shown);
  }
  return reread(actor, conversation._id);
}

/** NOT_FOUND for a message that the actor could not read anyway, and for deleting for all what is not in the actor's view. */
async function deletedAlready(actor: Actor, id: string, forAll: boolean): Promise<ConversationModel> {
  const place = placeOfMessage(id);
  if (place === null || forAll) throw new RookeryError('NOT_FOUND', { field: 'id' });
  const model = await findConversation(actor, conversationId(place.conversation));
  const { member, lastSequence } = model.view;
  if (place.sequence > lastSequence || !mayRead(member, place.sequence))
    throw new RookeryError('NOT_FOUND', { field: 'id' });
  return model;
}
