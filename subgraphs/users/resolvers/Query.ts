import type { QueryResolvers } from './types.generated.js';

export const Query: QueryResolvers = {
  viewer: (_, __, { viewer }) => viewer && { userId: viewer.id },
  user: (_, { username }, { users, queries }) => queries.findUser(users, username),
  suggestedUsers: (_, { first }, { users, viewer, queries }) => queries.suggestUsers(users, viewer, first),
  searchUsers: (_, { query, ...page }, { users, queries }) => queries.searchUsers(users, query, page),
};
