import { badInput } from '#platform/errors.js';
import { checkId, checkIds } from '#platform/input-checks.js';
import type { QueryResolvers } from './types.generated.js';

export const Query: QueryResolvers = {
  viewer: (_, __, { viewer }) => viewer && { userId: viewer.id },
  user(_, { username, id }, { users, queries }) {
    if (username != null && id == null) return queries.findUser(users, username);
    if (id == null || username != null) throw badInput('username', 'Give either `username` or `id`.');
    checkId(id, 'id');
    return users.visible(id);
  },
  users(_, { ids }, { users }) {
    checkIds(ids);
    return Promise.all(ids.map((id) => users.visible(id)));
  },
  suggestedUsers: (_, { first }, { users, viewer, queries }) => queries.suggestUsers(users, viewer, first),
  searchUsers: (_, { query, ...page }, { users, queries }) => queries.searchUsers(users, query, page),
};
