import { isActive, lastReadable, othersOf, type Member, type MemberList } from './member.js';

/** What a member has done with a conversation. */
export interface Marks {
  readUpTo: number;
  deliveredUpTo: number;
  /** How many messages of others are up to `readUpTo`. */
  othersRead: number;
  /** The last message that the member has not deleted, when `behind` was the last one. */
  shown?: { behind: number; sequence: number };
}

export const NO_MARKS: Marks = { readUpTo: 0, deliveredUpTo: 0, othersRead: 0 };

/** A conversation as one member sees it. */
export interface ConversationView {
  member: Member;
  joined: boolean;
  list: MemberList;
  /** The last sequence that the member may read; 0 for none. */
  lastSequence: number;
  /** The sequence of the last message that the member has not deleted; 0 for none. */
  lastShown: number;
  unreadCount: number;
  marks: Marks;
}

export function viewOf(
  conversation: { members: readonly Member[]; lastSequence: number },
  userId: string,
  marks: Marks,
): ConversationView | null {
  const member = conversation.members.find(({ id }) => id === userId);
  if (member === undefined) return null;
  const lastSequence = lastReadable(member, conversation.lastSequence);
  const { shown } = marks;
  return {
    ...{ member, marks, lastSequence, joined: isActive(member), list: member.list },
    lastShown: shown?.behind === lastSequence ? shown.sequence : lastSequence,
    unreadCount: othersOf(member, conversation.lastSequence) - marks.othersRead,
  };
}
