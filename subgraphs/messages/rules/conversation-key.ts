import { isConversationKey } from '#social/message-ids.js';
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

/** The key in the id of a conversation; null for a text that is no such id. */
export function keyOfConversation(id: string): string | null {
  const key = keyIn('Conversation', id);
  return key !== null && isConversationKey(key) ? key : null;
}
