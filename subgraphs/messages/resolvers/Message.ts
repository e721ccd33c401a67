import { timeOf } from '#platform/snowflake.js';
import { messageId } from '#social/message-ids.js';
import type { MessageReactionResolvers, MessageResolvers } from './types.generated.js';

export const Message: MessageResolvers = {
  /** Null for a message that the viewer may not read. */
  __resolveReference: ({ id }, { viewer, own }) => (viewer === null ? null : own().loaders.message.load(id)),
  id: ({ record }) => messageId(record.conversation, record.sequence),
  sequence: ({ record }) => record.sequence,
  conversation: async ({ record }, _, { own }) => {
    const conversation = await own().loaders.conversation.load(record.conversation);
    if (conversation === null) throw new Error(`The conversation of message ${record._id} is gone.`);
    return conversation;
  },
  senderId: ({ record }) => record.sender,
  sender: ({ record }) => ({ id: record.sender }),
  text: ({ record, conversation }, _, { bodies }) => bodies.openText(conversation, record),
  replyTo: ({ record }, _, { own }) =>
    record.replyTo === null
      ? null
      : own().loaders.message.load(messageId(record.conversation, record.replyTo)),
  quotedTweet: ({ record }) => (record.quote === null ? null : { id: record.quote }),
  reactions: ({ record }) => (record.reactions ?? []).map(({ user: userId, emoji }) => ({ userId, emoji })),
  createdAt: ({ record }) => new Date(timeOf(record.id)),
  editedAt: ({ record }) => (record.editedAt === undefined ? null : new Date(record.editedAt)),
  deleted: ({ record }) => record.body === null,
};

export const MessageReaction: MessageReactionResolvers = { user: ({ userId }) => ({ id: userId }) };
