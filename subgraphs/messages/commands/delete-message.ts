import { RookeryError } from '#platform/errors.js';
import type { ConversationModel, MessageModel } from '../models.js';
import { DELETED } from '../rules/changes.js';
import { placeOfMessage } from '#social/message-ids.js';
import { conversationId as idOfConversation } from '../rules/conversation-key.js';
import { mayRead } from '../rules/member.js';
import type { Actor } from './actor.js';
import { changeMessage } from './change-message.js';
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
  await changeMessage(deps, actor, model, ({ message, conversation: present }) => {
    checkJoined(actor, present);
    if (message.body === null) return null;
    const payload = { conversationId: present._id, sequence: message.sequence, senderId: actor.id };
    return { set: DELETED, event: deps.createEvent('message.deleted', present._id, payload) };
  });
  return reread(actor, conversation._id);
}

async function hide(deps: CommandDeps, actor: Actor, model: MessageModel): Promise<ConversationModel> {
  const { messages, memberships } = deps.stores;
  const { _id: conversationId } = model.conversation;
  await changeMessage(deps, actor, model, ({ message: { sequence, hiddenFor = [] } }) => {
    if (hiddenFor.includes(actor.id)) return null;
    const payload = { conversationId, sequence, userId: actor.id };
    const event = deps.createEvent('message.hidden', conversationId, payload);
    return { set: { hiddenFor: [...hiddenFor, actor.id] }, event };
  });
  const { view, record } = await reread(actor, conversationId);
  await deps.writes.complete(record);
  // Read after each deletion, whichever message it was: another one of the actor may have come at the same time.
  const { member, lastSequence } = view;
  const page = { spans: member.spans, userId: actor.id, below: lastSequence + 1, limit: 1 };
  const [last] = await messages.page(conversationId, page);
  await memberships.show(actor.id, conversationId, { behind: lastSequence, sequence: last?.sequence ?? 0 });
  return reread(actor, conversationId);
}

/** NOT_FOUND for a message that the actor could not read anyway, and for deleting for all what is not in the actor's view. */
async function deletedAlready(actor: Actor, id: string, forAll: boolean): Promise<ConversationModel> {
  const place = placeOfMessage(id);
  if (place === null || forAll) throw new RookeryError('NOT_FOUND', { field: 'id' });
  const model = await findConversation(actor, idOfConversation(place.conversation));
  const { member, lastSequence } = model.view;
  if (place.sequence > lastSequence || !mayRead(member, place.sequence))
    throw new RookeryError('NOT_FOUND', { field: 'id' });
  return model;
}
