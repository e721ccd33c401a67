import type { Profile } from '../store/index.js';
import type { QueryDeps } from './deps.js';
import type { VisibleUsers } from './visible-users.js';

/** A user by username, in any case; null for an unknown username and for a user that the viewer may not see. */
export function findUser({ stores, profiles }: QueryDeps) {
  return async (users: VisibleUsers, username: string): Promise<Profile | null> => {
    const account = await stores.accounts.byUsername(username);
    const [profile] = account ? await profiles.of([account]) : [];
    return profile ? users.visibleProfile(profile) : null;
  };
}
