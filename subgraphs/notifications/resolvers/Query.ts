import type { QueryResolvers } from './types.generated.js';

export const Query: QueryResolvers = {
  vapidPublicKey: (_, __, { vapidPublicKey }) => vapidPublicKey,
};
