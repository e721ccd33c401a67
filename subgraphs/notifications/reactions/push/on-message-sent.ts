import type { Event } from '#schema/events.js';
import { schedule } from '../../push/index.js';
import { messageId, placeOfMessage } from '#social/message-ids.js';
import { messagesOf } from '../../rules/push.js';
import type { ReactionDeps } from '../deps.js';

/** Pushes a message to the members who have accepted the conversation. Requests are not pushed: strangers could ring as they like. */
export async function onMessageSent(
  { push, clock }: Pick<ReactionDeps, 'push' | 'clock'>,
  { at, payload: { conversationId, sequence, senderId, inboxIds = [] } }: Event<'message.sent'>,
): Promise<void> {
  const notificationId = messageId(conversationId, sequence);
  const arrivals = inboxIds.map((userId) => ({ userId, notificationId, kind: 'MESSAGE', senderId, at }));
  await schedule({ ...push, clock }, arrivals);
}

/** Does not push any more what the recipient has read on some device. */
export async function onReceiptMoved(
  { push }: Pick<ReactionDeps, 'push'>,
  { payload: { conversationId, userId, readUpTo } }: Event<'conversation.receipt-moved'>,
): Promise<void> {
  const isRead = (id: string): boolean => (placeOfMessage(id)?.sequence ?? Infinity) <= readUpTo;
  await push.deliveries.end(userId, messagesOf(conversationId), isRead);
}
