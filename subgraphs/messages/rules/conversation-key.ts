import { isId } from '#platform/snowflake.js';
import { keyIn, nodeId } from '#social/node-ids.js';

/** The key of the one conversation of two users. */
export function directKey(one: string, other: string): string {
  return [one, other].toSorted().join('-');
}

/** The two users of a key of `directKey`; null for the key of a group. */
export function pairOf(key: string): readonly [string, string] | null {
  const [one, other] = key.split('-');
  return one === undefined || other === undefined ? null : [one, other];
}

/** The other user of a conversation of two. */
export function otherOf(key: string, userId: string): string | null {
  return pairOf(key)?.find((id) => id !== userId) ?? null;
}

export function conversationId(key: string): string {
  return nodeId('Conversation', key);
}

export function messageId(key: string, sequence: number): string {
  return nodeId('Message', key, String(sequence));
}

/** The key in the id of a conversation; null for a text that is no such id. */
export function keyOfConversation(id: string): string | null {
  const key = keyIn('Conversation', id);
  return key !== null && isKey(key) ? key : null;
}

/** A message by its place. */
export interface Place {
  conversation: string;
  sequence: number;
}

/** The place in the id of a message; null for a text that is no such id. */
export function placeOfMessage(id: string): Place | null {
  const [conversation, digits, ...more] = keyIn('Message', id)?.split(':') ?? [];
  if (conversation === undefined || digits === undefined || more.length > 0) return null;
  if (!isKey(conversation) || !/^[1-9]\d{0,9}$/.test(digits)) return null;
  return { conversation, sequence: Number(digits) };
}

function isKey(key: string): boolean {
  const ids = key.split('-');
  return ids.length <= 2 && ids.every(isId);
}
