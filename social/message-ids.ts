import { isId } from '#platform/snowflake.js';
import { keyIn, nodeId } from './node-ids.js';

/** A message by the key of its conversation, and its number there. */
export interface Place {
  conversation: string;
  sequence: number;
}

export function messageId(conversation: string, sequence: number): string {
  return nodeId('Message', conversation, String(sequence));
}

/** The place in the id of a message; null for a text that is no such id. */
export function placeOfMessage(id: string): Place | null {
  const [conversation, digits, ...more] = keyIn('Message', id)?.split(':') ?? [];
  if (conversation === undefined || digits === undefined || more.length > 0) return null;
  if (!isConversationKey(conversation) || !/^[1-9]\d{0,9}$/.test(digits)) return null;
  return { conversation, sequence: Number(digits) };
}

/** Whether a text may be the key of a conversation: the id of a group, or those of two users. */
export function isConversationKey(key: string): boolean {
  const ids = key.split('-');
  return ids.length <= 2 && ids.every(isId);
}
