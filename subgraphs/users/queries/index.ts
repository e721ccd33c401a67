import type { QueryDeps } from './deps.js';
import { findUser } from './find-user.js';
import { peopleLists } from './user-lists.js';
import { searchUsers } from './search-users.js';
import { suggestUsers } from './suggest-users.js';

/** Everything that takes more to read than a look by id. Each is told for whom: `people`. */
export function createQueries(deps: QueryDeps) {
  return {
    findUser: findUser(deps),
    searchUsers: searchUsers(deps),
    suggestUsers: suggestUsers(deps),
    ...peopleLists(deps),
  };
}

export type Queries = ReturnType<typeof createQueries>;
