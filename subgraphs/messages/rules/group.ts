import type { ConversationRecord } from '../store/documents.js';
import { ended, isActive, type Member } from './member.js';

/** The members without one, who leaves or is removed. A group without an admin gets the member of longest standing. */
export function without(
  group: Pick<ConversationRecord, 'members' | 'lastSequence' | 'lastAt' | 'lastChange'>,
  userId: string,
  list: 'LEFT' | 'INBOX',
  revision: number,
): Member[] {
  const moment = { ...group, revision };
  const members = group.members.map((each) => {
    if (each.id !== userId) return each;
    // A request that ends is in no list.
    return ended(each, moment, each.list === 'INBOX' ? list : 'LEFT');
  });
  const active = members.filter(isActive);
  if (active.length === 0 || active.some(({ isAdmin }) => isAdmin)) return members;
  return members.map((each) => (each === active[0] ? { ...each, isAdmin: true, since: revision } : each));
}
