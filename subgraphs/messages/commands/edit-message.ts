import { RookeryError } from '#platform/errors.js';
import { timeOf } from '#platform/snowflake.js';
import type { MessageModel } from '../models.js';
import { versionsAfter } from '../rules/changes.js';
import { EDITABLE_MS } from '../rules/limits.js';
import { checkText } from '../rules/text.js';
import type { ChangedFields } from '../store/documents.js';
import type { Actor } from './actor.js';
import { changeMessage, type Target } from './change-message.js';
import type { CommandDeps } from './deps.js';
import { checkJoined, checkMayWrite } from './may-write.js';
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
  return changeMessage(deps, actor, model, (target) => {
    checkJoined(actor, target.conversation);
    if (target.message.body === null) throw refused('The message is deleted.');
    if (deps.bodies.openText(target.conversation, target.message) === text) return null;
    const payload = { conversationId: conversation._id, sequence: record.sequence, senderId: actor.id };
    const event = deps.createEvent('message.changed', conversation._id, payload);
    return { set: edited(deps, target, text, now), event };
  });
}

function edited(
  { bodies }: CommandDeps,
  { message, conversation, change }: Target,
  text: string,
  now: number,
): ChangedFields {
  const versions = versionsAfter(conversation, message, change);
  const earlier = versions.map(({ body }) => bodies.openText(conversation, { id: message.id, body })!);
  return {
    ...{ body: bodies.sealText(conversation, message.id, text), editedAt: now, versions },
    words: bodies.fingerprintsIn(conversation, [text, ...earlier]),
  };
}

function refused(message: string): RookeryError {
  return new RookeryError('FORBIDDEN', { field: 'id', message });
}
