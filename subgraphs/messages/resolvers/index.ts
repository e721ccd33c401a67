import { DateTime } from '#platform/dates.js';
import type { Subgraph } from '#platform/subgraph.js';
import { Conversation } from './Conversation.js';
import { ConversationMember } from './ConversationMember.js';
import { Message, MessageReaction } from './Message.js';
import { Mutation } from './Mutation.js';
import { Query } from './Query.js';
import type { Resolvers } from './types.generated.js';
import { Viewer } from './Viewer.js';

const typed: Resolvers = {
  DateTime,
  Query,
  Mutation,
  Viewer,
  Conversation,
  ConversationMember,
  Message,
  MessageReaction,
};

export const resolvers = typed as Subgraph['resolvers'];
