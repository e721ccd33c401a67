import { usernameKey, usernameSkeleton } from '#social/usernames.js';
import type { StoredAccount, UserDocument } from '../store/index.js';
import type { Email } from '../rules/email.js';

/** The data that an account is opened with. */
export interface NewUser extends Email {
  username: string;
  passwordHash: string;
  displayName: string;
  bio?: string;
  avatarUrl?: string | null;
  verified?: boolean;
}

/** The private document of a new user. `now` is in ms since 1970. */
export function newUser(id: string, now: number, user: NewUser): UserDocument {
  return {
    _id: id,
    username: user.username,
    usernameKey: usernameKey(user.username),
    skeleton: usernameSkeleton(user.username),
    email: user.email,
    emailKey: user.emailKey,
    passwordHash: user.passwordHash,
    displayName: user.displayName,
    bio: user.bio ?? '',
    avatarUrl: user.avatarUrl ?? null,
    verified: user.verified ?? false,
    createdAt: now,
    revision: 0,
  };
}

/** The published document of a new user. */
export function newAccount(id: string, username: string): StoredAccount {
  return {
    _id: id,
    usernameKey: usernameKey(username),
    protected: false,
    followersCount: 0,
    followingCount: 0,
    suspendedAt: null,
    deletedAt: null,
    sessionsAfter: '',
    inBlocks: false,
    inMutes: false,
    profileRevision: 0,
    counted: [],
  };
}
