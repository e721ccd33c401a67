import { keyOfConversation } from '../rules/conversation-key.js';
import type { QueryResolvers } from './types.generated.js';

export const Query: QueryResolvers = {
  conversation: (_, { id }, { viewer, own }) => {
    const key = keyOfConversation(id);
    return viewer === null || key === null ? null : own().loaders.conversation.load(key);
  },
};
