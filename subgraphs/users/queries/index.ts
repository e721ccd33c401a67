import type { Mute } from '#social/read-models/mutes/index.js';
import type { QueryDeps } from './deps.js';
import { findUser } from './find-user.js';
import { openSessions } from './open-sessions.js';
import { searchUsers } from './search-users.js';
import { suggestUsers } from './suggest-users.js';
import { userLists } from './user-lists.js';

/** The reads that are more than a look-up by id. Each takes the users that the viewer may see. */
export function createQueries(deps: QueryDeps) {
  return {
    findUser: findUser(deps),
    searchUsers: searchUsers(deps),
    suggestUsers: suggestUsers(deps),
    /** The e-mail address of a user. For the user's own account alone. */
    emailOf: (id: string): Promise<string | null> => deps.stores.users.email(id),
    mutedWordsOf: (id: string): Promise<Mute[]> => deps.stores.mutedWords.of(id),
    openSessions: openSessions(deps),
    ...userLists(deps),
  };
}

export type Queries = ReturnType<typeof createQueries>;
