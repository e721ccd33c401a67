import type { Event } from '#schema/events.js';
import type { CommandDeps } from '../commands/index.js';
import { refreshDirectoryEntry } from '../commands/refresh-directory-entry.js';

type Deps = Pick<CommandDeps, 'stores'>;

type UserChanged = Event<
  'user.registered' | 'user.profile-changed' | 'user.suspended' | 'user.unsuspended' | 'user.deleted'
>;

/** Brings the directory in line with a user who has changed. */
export async function refreshUserEntry({ stores }: Deps, { payload }: UserChanged): Promise<void> {
  await refreshDirectoryEntry(stores, payload.userId);
}

/** Brings the directory in line with a user whose number of followers has changed. */
export async function refreshFollowedEntry(
  { stores }: Deps,
  { payload }: Event<'user.followed' | 'user.unfollowed'>,
): Promise<void> {
  await refreshDirectoryEntry(stores, payload.to);
}
