import { badInput, RookeryError } from '#platform/errors.js';
import type { Viewer } from '#platform/viewer.js';
import type { AnyEvent } from '#schema/events.js';
import { checkAvatarUrl, checkBio, checkDisplayName } from '../rules/profile.js';
import type { Profile } from '../store/index.js';
import type { CommandDeps } from './deps.js';
import { ownAccount } from './open-session.js';

/** Fields that are absent do not change. */
export interface UpdateProfileInput {
  displayName?: string | null | undefined;
  bio?: string | null | undefined;
  avatarUrl?: string | null | undefined;
  protected?: boolean | null | undefined;
}

type Wanted = Partial<Pick<Profile, 'displayName' | 'bio' | 'avatarUrl' | 'protected'>>;

/** Attempts when the profile is changed concurrently. */
const MAX_ATTEMPTS = 5;

/** Changes the given fields of the viewer's profile. Writes nothing, and publishes no event, when nothing changes. */
export async function updateProfile(
  deps: CommandDeps,
  viewer: Viewer,
  input: UpdateProfileInput,
): Promise<Profile> {
  const { stores, profiles, outbox } = deps;
  const wanted = checkInput(input);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const before = await ownAccount(stores, viewer);
    if (before === null) throw new RookeryError('UNAUTHENTICATED');
    const events = eventsOf(deps, before, wanted);
    if (events.length === 0) return before;
    // Only on top of what was read: so there is one event for each change, in the order of the writes.
    const { displayName, protected: isProtected } = before;
    const given = { displayName, protected: isProtected, suspendedAt: null, deletedAt: null };
    const after = await stores.users.change(viewer.id, { given, set: wanted, events });
    if (after === null) continue;
    profiles.keep(after);
    for (const event of events) outbox.dispatch('users', viewer.id, event);
    return after;
  }
  throw new RookeryError('CONFLICT', { message: 'The profile is being changed by another request.' });
}

function checkInput({ displayName, bio, avatarUrl, protected: isProtected }: UpdateProfileInput): Wanted {
  if (displayName === null) throw badInput('input.displayName', 'A display name cannot be taken away.');
  if (isProtected === null) throw badInput('input.protected', 'Say true or false.');
  return {
    ...(displayName === undefined ? {} : { displayName: checkDisplayName(displayName, 'input.displayName') }),
    ...(bio === undefined ? {} : { bio: checkBio(bio ?? '', 'input.bio') }),
    ...(avatarUrl === undefined
      ? {}
      : { avatarUrl: avatarUrl === null ? null : checkAvatarUrl(avatarUrl, 'input.avatarUrl') }),
    ...(isProtected === undefined ? {} : { protected: isProtected }),
  };
}

function eventsOf({ createEvent }: CommandDeps, before: Profile, wanted: Wanted): AnyEvent[] {
  const after = { ...before, ...wanted };
  const { _id: userId, username, displayName } = after;
  const changed = (['displayName', 'bio', 'avatarUrl'] as const).some((name) => after[name] !== before[name]);
  return [
    ...(changed ? [createEvent('user.profile-changed', userId, { userId, username, displayName })] : []),
    ...(after.protected === before.protected
      ? []
      : [createEvent('user.protection-changed', userId, { userId, protected: after.protected })]),
  ];
}
