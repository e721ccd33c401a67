import type { Consumer } from '#social/define-subgraph.js';
import { completeConversation } from './complete-conversation.js';
import { COMPLETION } from './consumer-names.js';
import type { ReactionDeps } from './deps.js';
import { onUserDeleted } from './on-user-deleted.js';

/** The durable consumers of this subgraph. */
export const consumers: Readonly<Record<string, Consumer<ReactionDeps>>> = {
  [COMPLETION]: {
    reactions: {
      'message.sent': completeConversation,
      'message.changed': completeConversation,
      'message.deleted': completeConversation,
      'message.hidden': completeConversation,
      'message.reaction-changed': completeConversation,
      'conversation.members-changed': completeConversation,
      'conversation.listed': completeConversation,
    },
    concurrency: 64,
  },
  // A consumer of its own: a user may have thousands of conversations.
  'messages-accounts': { reactions: { 'user.deleted': onUserDeleted } },
};
