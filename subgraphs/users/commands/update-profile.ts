import { badInput, RookeryError } from '#platform/errors.js';
import { checkAll } from '#platform/input-checks.js';
import type { Viewer } from '#platform/viewer.js';
import { checkAvatarUrl, checkBio, checkDisplayName } from '../rules/profile.js';
import type { Account, Profile, ProfileText } from '../store/index.js';
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

const TEXT_FIELDS = ['displayName', 'bio', 'avatarUrl'] as const;

/** Attempts when the profile is changed concurrently. */
const MAX_ATTEMPTS = 5;

/** Changes the given fields of the viewer's profile. Writes nothing, and publishes no event, when nothing changes. */
export async function updateProfile(
  deps: CommandDeps,
  viewer: Viewer,
  input: UpdateProfileInput,
): Promise<Profile> {
  const wanted = checkInput(input);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const changed = await tryUpdate(deps, viewer, wanted);
    if (changed !== null) return changed;
  }
  throw new RookeryError('CONFLICT', { message: 'The profile is being changed by another request.' });
}

/** One attempt; null when another request has changed the profile since it was read. */
async function tryUpdate(deps: CommandDeps, viewer: Viewer, wanted: Wanted): Promise<Profile | null> {
  const { stores, profiles } = deps;
  const [own, [before]] = await Promise.all([
    ownAccount(stores, viewer),
    // Not from the cache, which may lag behind a change that another request has just written.
    stores.users.texts([viewer.id]),
  ]);
  if (own === null || before === undefined) throw new RookeryError('UNAUTHENTICATED');
  const account = await changeProtection(deps, own, wanted.protected);
  const text = account && (await changeText(deps, before, wanted));
  if (!account || !text) return null;
  profiles.keep(text);
  return { ...text, ...account, profileRevision: text.revision };
}

/** Null when the account has changed since it was read. */
async function changeProtection(
  { stores, createEvent, outbox }: CommandDeps,
  account: Account,
  wanted = account.protected,
): Promise<Account | null> {
  if (wanted === account.protected) return account;
  const userId = account._id;
  const event = createEvent('user.protection-changed', userId, { userId, protected: wanted });
  // Only on top of what was read: so there is one event for each change, in the order of the writes.
  const given = { protected: account.protected, suspendedAt: null, deletedAt: null };
  const changed = await stores.accounts.change(userId, {
    given,
    set: { protected: wanted },
    events: [event],
  });
  if (changed) outbox.dispatch('accounts', userId, event);
  return changed;
}

/** Null when the text has changed since it was read. */
async function changeText(
  { stores, createEvent, outbox }: CommandDeps,
  before: ProfileText,
  wanted: Wanted,
): Promise<ProfileText | null> {
  const { _id: userId, username } = before;
  const { displayName = before.displayName, bio = before.bio, avatarUrl = before.avatarUrl } = wanted;
  const set = { displayName, bio, avatarUrl };
  if (TEXT_FIELDS.every((name) => set[name] === before[name])) return before;
  const event = createEvent('user.profile-changed', userId, { userId, username, displayName });
  // A deleted user has an empty name: so the text of an account that was deleted since stays erased.
  const given = { displayName: before.displayName };
  const changed = await stores.users.changeText(userId, { given, set, event });
  if (changed === null) return null;
  await stores.accounts.publishRevision(userId, changed.revision);
  outbox.dispatch('users', userId, event);
  return changed;
}

function checkInput(input: UpdateProfileInput): Wanted {
  const { displayName, bio, avatarUrl, protected: isProtected } = input;
  const checked = checkAll({
    displayName: () => {
      if (displayName === null) throw badInput('input.displayName', 'A display name cannot be taken away.');
      return displayName === undefined ? undefined : checkDisplayName(displayName, 'input.displayName');
    },
    bio: () => (bio === undefined ? undefined : checkBio(bio ?? '', 'input.bio')),
    avatarUrl: () => (avatarUrl == null ? avatarUrl : checkAvatarUrl(avatarUrl, 'input.avatarUrl')),
    protected: () => {
      if (isProtected === null) throw badInput('input.protected', 'Say true or false.');
      return isProtected;
    },
  });
  // Fields that are absent do not change.
  return Object.fromEntries(Object.entries(checked).filter(([, value]) => value !== undefined));
}
