import { RookeryError } from '#platform/errors.js';
import { timeOf } from '#platform/snowflake.js';
import type { MessageModel } from '../models.js';
import { EDITABLE_MS } from '../rules/limits.js';
import { checkText } from '../rules/text.js';
import type { Actor } from './actor.js';
import { completeChange } from './complete-change.js';
import type { CommandDeps } from './deps.js';
import { checkMayWrite } from './may-write.js';
import { findMessage } from './targets.js';

/** Replaces the text of one of the actor's messages. */
export async function editMessage(
  deps: CommandDeps,
  actor: Actor,
  { id, text }: { id: string; text: string },
): Promise<MessageModel> {
  checkText(text, 'text');
  const model = await findMessage(actor, id);
  const { record, conversation } = model;
  if (record.sender !== actor.id) throw refused('Only the sender edits a message.');
  if (record.body === null) throw refused('The message is deleted.');
  const now = deps.clock.now();
  if (now - timeOf(record.id) > EDITABLE_MS) throw refused('A message can be edited for 15 minutes.');
  await checkMayWrite(actor, conversation);
  if (deps.bodies.openText(conversation, record) === text) return model;
  const changed = await completeChange(deps, actor, model, (messages, place) => {
    const keys = { conversationId: place.conversation, sequence: place.sequence };
    const event = deps.createEvent('message.changed', place.conversation, { ...keys, senderId: actor.id });
    return [event, messages.edit(place, deps.bodies.sealText(conversation, record.id, text), now, event)];
  });
  if (changed === null) throw refused('The message is deleted.');
  return changed;
}

function refused(message: string): RookeryError {
  return new RookeryError('FORBIDDEN', { field: 'id', message });
}
