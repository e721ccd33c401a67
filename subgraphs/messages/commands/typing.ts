import type { ConversationModel } from '../models.js';
import { TYPING, TYPING_CHANNEL, TYPING_INTERVAL_MS, type TypingPayload } from '../rules/typing.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { checkMayWrite } from './may-write.js';
import { findConversation } from './targets.js';

/**
 * Tells the other members that the actor is typing, at most once a second in a conversation. Nothing is stored. What comes too soon is
 * told no more, and so is what cannot be told: neither is an error. Who has not accepted the conversation tells nothing.
 */
export async function typing(
  deps: CommandDeps,
  actor: Actor,
  { id }: { id: string },
): Promise<ConversationModel> {
  const model = await findConversation(actor, id);
  await checkMayWrite(actor, model.record);
  const { _id: conversationId } = model.record;
  if (model.view.list === 'INBOX' && (await isFirst(deps, actor, conversationId))) {
    const payload: TypingPayload = { conversationId, userId: actor.id };
    deps.bus.signal(TYPING_CHANNEL, { type: TYPING, at: deps.clock.now(), payload });
  }
  return model;
}

/** Whether this is the first signal of this second, in all processes. Without the cache it is not known, and nothing is told. */
async function isFirst({ cache }: CommandDeps, actor: Actor, conversation: string): Promise<boolean> {
  const key = `typing:${actor.id}:${conversation}`;
  return cache.setIfAbsent(key, '1', TYPING_INTERVAL_MS).catch(() => false);
}
