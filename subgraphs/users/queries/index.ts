import type { QueryDeps } from './deps.js';
import { findUser } from './find-user.js';
import { userLists } from './user-lists.js';
import { searchUsers } from './search-users.js';
import { suggestUsers } from './suggest-users.js';

/** Everything that takes more to read than a look by id. Each is told for whom: `users`. */
export function createQueries(deps: QueryDeps) {
  return {
    findUser: findUser(deps),
    searchUsers: searchUsers(deps),
    suggestUsers: suggestUsers(deps),
    ...userLists(deps),
  };
}

export type Queries = ReturnType<typeof createQueries>;
