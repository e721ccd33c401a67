import { checkContact, isStranger, type Contact } from '../rules/contact.js';
import { otherOf } from '../rules/conversation-key.js';
import { isActive, type MemberList } from '../rules/member.js';
import type { ConversationRecord } from '../store/documents.js';
import type { Actor } from './actor.js';

/** Whom a message reaches. */
export interface Reach {
  /** Whether it counts as one to a stranger. */
  isToStranger: boolean;
  /** Whether the other user of a conversation of two follows the actor; null in a group. */
  followsBack: boolean | null;
}

/** What decides whether the actor may write to a user. Concurrent calls share their reads. */
export async function contactWith(
  { loaders }: Actor,
  userId: string,
  list: MemberList | null,
): Promise<Contact> {
  const [relationship, followsBack, { from }] = await Promise.all([
    loaders.relationship.load(userId),
    loaders.followsBack.load(userId),
    loaders.settings.load(userId),
  ]);
  return { relationship, followsBack, list, from };
}

/**
 * Checks that the actor may write into a conversation of two at this moment, and finds whom a message reaches. A block ends a
 * conversation of two; in a group all members hear each other.
 */
export async function reachOf(
  actor: Actor,
  {
    key,
    record,
    field,
    isKnown,
  }: {
    key: string;
    record: ConversationRecord | null;
    field: string;
    /** Whether the actor has named the conversation, not the user. */
    isKnown: boolean;
  },
): Promise<Reach> {
  const others = record?.members.filter(({ id }) => id !== actor.id) ?? [];
  const other = otherOf(key, actor.id);
  if (other === null) {
    const isToStranger = others.some((member) => isActive(member) && member.list === 'REQUEST');
    return { isToStranger, followsBack: null };
  }
  const contact = await contactWith(actor, other, others[0]?.list ?? null);
  checkContact(contact, field, isKnown);
  return { isToStranger: isStranger(contact), followsBack: contact.followsBack };
}
