import type { LiveEvent } from '#platform/live-source.js';
import type { EventPayloads } from '#schema/events.js';
import { TYPING, type TypingPayload } from '../rules/typing.js';

const CHANGES = [
  'message.sent',
  'message.changed',
  'message.deleted',
  'message.hidden',
  'message.reaction-changed',
  'conversation.receipt-moved',
  'conversation.members-changed',
  'conversation.changed',
  'conversation.listed',
] as const;

type ChangeType = (typeof CHANGES)[number];

interface Payloads extends Pick<EventPayloads, ChangeType> {
  [TYPING]: TypingPayload;
}

/** An event of the MESSAGES stream that open streams are told of, or a signal of who is typing. */
export type ConversationChange = {
  [T in keyof Payloads]: Omit<LiveEvent, 'type' | 'payload'> & {
    readonly type: T;
    readonly payload: Payloads[T];
  };
}[keyof Payloads];

export function isConversationChange(event: LiveEvent): event is ConversationChange {
  return event.type === TYPING || CHANGES.some((type) => type === event.type);
}

/** The key of the conversation; null for another event. */
export function topicOf(event: LiveEvent): string | null {
  return isConversationChange(event) ? event.payload.conversationId : null;
}

/** The members who must listen to the conversation from this event on, or did already. */
export function listenersOf({ type, payload }: ConversationChange): readonly string[] {
  return type === 'message.sent' || type === 'conversation.members-changed' ? payload.memberIds : [];
}
