import type { Event } from '#schema/events.js';
import { schedule } from '../../push/index.js';
import { messageIdOf, messageOf, messagesOf } from '../../rules/push.js';
import type { ReactionDeps } from '../deps.js';

/** Pushes a message to the members who have accepted the conversation. Requests are not pushed: strangers could ring as they like. */
export async function onMessageSent(
  { push, clock }: Pick<ReactionDeps, 'push' | 'clock'>,
  { at, payload: { conversationId, sequence, senderId, inboxIds = [] } }: Event<'message.sent'>,
): Promise<void> {
  const notificationId = messageIdOf(conversationId, sequence);
  const arrivals = inboxIds.map((userId) => ({ userId, notificationId, kind: 'MESSAGE', senderId, at }));
  await schedule({ ...push, clock }, arrivals);
}

/** Does not push any more what the recipient has read on some device. */
export async function onReceiptMoved(
  { push }: Pick<ReactionDeps, 'push'>,
  { payload: { conversationId, userId, readUpTo } }: Event<'conversation.receipt-moved'>,
): Promise<void> {
  await push.deliveries.end(userId, messagesOf(conversationId), (id) => messageOf(id).sequence <= readUpTo);
}
