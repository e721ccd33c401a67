import { timeOf } from '#platform/snowflake.js';
import { messageId } from '#social/message-ids.js';
import { conversationId, keyOfConversation } from '../rules/conversation-key.js';
import { isActive, type MemberList } from '../rules/member.js';
import type { ConversationList, ConversationResolvers } from './types.generated.js';

const LISTS: Readonly<Record<MemberList, ConversationList>> = {
  INBOX: 'INBOX',
  REQUEST: 'REQUESTS',
  DECLINED: 'NONE',
  LEFT: 'NONE',
};

export const Conversation: ConversationResolvers = {
  /** Null for a conversation that the viewer never was a member of. */
  __resolveReference: ({ id }, { viewer, own }) => {
    const key = keyOfConversation(id);
    return viewer === null || key === null ? null : own().loaders.conversation.load(key);
  },
  id: ({ record }) => conversationId(record._id),
  kind: ({ record }) => record.kind,
  name: ({ record, view }, _, { bodies }) => (view.joined ? bodies.openName(record, record.name) : null),
  members: (conversation) => {
    const { record, view } = conversation;
    const shown = view.joined ? record.members.filter(isActive) : [view.member];
    return shown.map(({ id: userId, isAdmin }) => ({ conversation, userId, isAdmin }));
  },
  joined: ({ view }) => view.joined,
  list: ({ view }) => LISTS[view.list],
  lastActivityAt: ({ record, view }) => new Date(timeOf(view.member.leftAt ?? record.lastAt)),
  lastMessage: ({ record, view }, _, { own }) =>
    view.lastShown === 0 ? null : own().loaders.message.load(messageId(record._id, view.lastShown)),
  lastSequence: ({ view }) => view.lastSequence,
  readUpTo: ({ view }) => view.marks.readUpTo,
  unreadCount: ({ view }) => view.unreadCount,
  messages: (conversation, page, { own }) => own().messages(conversation, page),
};
