import type { VisibleUsers } from './visible-users.js';
import { usernameKey } from '../rules/username.js';
import type { Profile } from '../store/index.js';
import type { QueryDeps } from './deps.js';

/** A user by username, in any case; null when there is none, or none that the viewer may see. */
export function findUser({ stores }: QueryDeps) {
  return async (users: VisibleUsers, username: string): Promise<Profile | null> => {
    const profile = await stores.users.byUsername(usernameKey(username));
    return profile && users.visibleProfile(profile);
  };
}
