import { RookeryError } from '#platform/errors.js';
import type { MessageModel } from '../models.js';
import { checkEmoji } from '../rules/text.js';
import type { Actor } from './actor.js';
import { completeChange } from './complete-change.js';
import type { CommandDeps } from './deps.js';
import { checkMayWrite } from './may-write.js';
import { findMessage } from './targets.js';

/** Sets the actor's reaction to a message; null takes it back. */
export async function reactToMessage(
  deps: CommandDeps,
  actor: Actor,
  { id, emoji = null }: { id: string; emoji?: string | null | undefined },
): Promise<MessageModel> {
  if (emoji !== null) checkEmoji(emoji, 'emoji');
  const model = await findMessage(actor, id);
  if (model.record.body === null)
    throw new RookeryError('FORBIDDEN', { field: 'id', message: 'The message is deleted.' });
  await checkMayWrite(actor, model.conversation);
  const changed = await completeChange(deps, actor, model, (messages, place) => {
    const keys = { conversationId: place.conversation, sequence: place.sequence };
    const event = deps.createEvent('message.reaction-changed', place.conversation, {
      ...keys,
      userId: actor.id,
    });
    return [event, messages.react(place, actor.id, emoji, event)];
  });
  return changed ?? (await findMessage(actor, id));
}
