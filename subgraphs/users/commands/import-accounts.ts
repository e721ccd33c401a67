import { checkEmail } from '../rules/email.js';
import { checkAvatarUrl, checkBio, checkDisplayName } from '../rules/profile.js';
import { checkUsername } from '../rules/username.js';
import type { CommandDeps } from './deps.js';
import { newUser } from './new-user.js';

/** An account that is brought along, for example by a seed or from another network. */
export interface ImportedAccount {
  username: string;
  email: string;
  /** Argon2id in PHC form, as `hashPassword` makes it: hashing is the slow part, and a seed needs it once. */
  passwordHash: string;
  displayName: string;
  bio?: string;
  avatarUrl?: string | null;
  verified?: boolean;
  protected?: boolean;
}

/**
 * Opens many accounts at once, by the rules of `register` but without its limits, and signs nobody in. Gives the ids in the
 * order of `accounts`; an account whose username or e-mail is there already is left alone and its id given, null when the
 * name is not quite the same.
 */
export function importAccounts({ stores, ids, clock, createEvent, outbox }: CommandDeps) {
  const importOne = async (account: ImportedAccount): Promise<string | null> => {
    const { username, passwordHash, bio = '', avatarUrl = null, ...rest } = account;
    checkUsername(username, 'username');
    const profile = {
      displayName: checkDisplayName(account.displayName, 'displayName'),
      bio: checkBio(bio, 'bio'),
      avatarUrl: avatarUrl && checkAvatarUrl(avatarUrl, 'avatarUrl'),
    };
    const email = checkEmail(account.email, 'email');
    const user = newUser(ids.next(), clock.now(), { ...rest, username, passwordHash, ...profile, ...email });
    const { _id: userId, displayName, usernameKey } = user;
    const event = createEvent('user.registered', userId, { userId, username, displayName });
    if ((await stores.users.insert({ ...user, outbox: [event] })) !== null) {
      return (await stores.users.byUsername(usernameKey))?._id ?? null;
    }
    outbox.dispatch('users', userId, event);
    return userId;
  };
  return (accounts: readonly ImportedAccount[]): Promise<(string | null)[]> =>
    Promise.all(accounts.map(importOne));
}
