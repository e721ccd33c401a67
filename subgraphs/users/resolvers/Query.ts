import type { QueryResolvers } from './types.generated.js';

export const Query: QueryResolvers = {
  viewer: (_, __, { viewer }) => viewer && { id: viewer.id },
  user: (_, { username }, { people, queries }) => queries.findUser(people, username),
  suggestedUsers: (_, { first }, { people, viewer, queries }) => queries.suggestUsers(people, viewer, first),
  searchUsers: (_, { query, ...page }, { people, queries }) => queries.searchUsers(people, query, page),
};
