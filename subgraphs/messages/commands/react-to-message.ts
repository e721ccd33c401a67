import { RookeryError } from '#platform/errors.js';
import type { MessageModel } from '../models.js';
import { reactionsWith } from '../rules/changes.js';
import { checkEmoji } from '../rules/text.js';
import type { MessageRecord } from '../store/documents.js';
import type { Actor } from './actor.js';
import { changeMessage } from './change-message.js';
import type { CommandDeps } from './deps.js';
import { checkJoined, checkMayWrite } from './may-write.js';
import { findMessage } from './targets.js';

/** Sets the actor's reaction to a message; null takes it back. */
export async function reactToMessage(
  deps: CommandDeps,
  actor: Actor,
  { id, emoji = null }: { id: string; emoji?: string | null | undefined },
): Promise<MessageModel> {
  if (emoji !== null) checkEmoji(emoji, 'emoji');
  const model = await findMessage(actor, id);
  checkExists(model.record);
  await checkMayWrite(actor, model.conversation);
  return changeMessage(deps, actor, model, ({ message, conversation, change }) => {
    checkJoined(actor, conversation);
    checkExists(message);
    const reactions = reactionsWith(message, actor.id, emoji, change);
    if (reactions === null) return null;
    const { _id: conversationId } = conversation;
    const payload = { conversationId, sequence: message.sequence, userId: actor.id };
    const event = deps.createEvent('message.reaction-changed', conversationId, payload);
    return { set: { reactions }, event };
  });
}

function checkExists({ body }: MessageRecord): void {
  if (body === null) throw new RookeryError('FORBIDDEN', { field: 'id', message: 'The message is deleted.' });
}
