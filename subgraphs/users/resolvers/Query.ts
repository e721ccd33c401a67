import { badInput } from '#platform/errors.js';
import { MAX_PAGE } from '#platform/page.js';
import { isId } from '#platform/snowflake.js';
import type { QueryResolvers } from './types.generated.js';

export const Query: QueryResolvers = {
  viewer: (_, __, { viewer }) => viewer && { userId: viewer.id },
  user(_, { username, id }, { users, queries }) {
    if ((typeof username === 'string') === (typeof id === 'string'))
      throw badInput('username', 'Give either `username` or `id`.');
    if (typeof username === 'string') return queries.findUser(users, username);
    return users.visible(checkedId(id ?? '', 'id'));
  },
  users(_, { ids }, { users }) {
    if (ids.length > MAX_PAGE) throw badInput('ids', `Ask for up to ${MAX_PAGE} ids.`);
    return Promise.all(ids.map((id) => users.visible(checkedId(id, 'ids'))));
  },
  suggestedUsers: (_, { first }, { users, viewer, queries }) => queries.suggestUsers(users, viewer, first),
  searchUsers: (_, { query, ...page }, { users, queries }) => queries.searchUsers(users, query, page),
};

function checkedId(id: string, field: string): string {
  if (isId(id)) return id;
  throw badInput(field, 'This is not an id.');
}
