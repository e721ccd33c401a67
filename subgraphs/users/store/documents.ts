import { OUTBOX_BROADCASTS, type CollectionLayout, type WithOutbox } from '#platform/mongo/index.js';
import type {
  AccountDocument,
  EdgeDocument,
  FollowDocument,
} from '#social/read-models/relationships/index.js';

/** `users.users`: the private part of a user: how the user signs in, and the text of the profile. */
export interface UserDocument extends WithOutbox {
  _id: string;
  /** As written at registration. */
  username: string;
  /** The username, case-folded; unique by its skeleton. */
  usernameKey: string;
  /** The username with look-alike characters merged; unique, so that no account passes for another. See unique-keys.ts. */
  skeleton: string;
  /** Lower case. */
  email: string;
  /** The mailbox behind the address; unique, see unique-keys.ts. */
  emailKey: string;
  /** Argon2id, in PHC form; null for a deleted account. */
  passwordHash: string | null;
  displayName: string;
  bio: string;
  avatarUrl: string | null;
  verified: boolean;
  /** ms since 1970. */
  createdAt: number;
  /** Grows with every change of the profile's text. */
  revision: number;
}

/** A document of `users.users`: only the `_id`, where a registration was broken off and another one took its keys. */
export type StoredUser = Pick<UserDocument, '_id'> & Partial<UserDocument>;

const DATABASE = 'users';

export const USERS: CollectionLayout = {
  database: DATABASE,
  name: 'users',
  shardKey: '_id',
  broadcasts: {
    ...OUTBOX_BROADCASTS,
    emailKey: 'Until the documents of version 1 are migrated.',
    everything: 'The start of a process: which layout the documents have.',
  },
};
/** `users.emails`: which user has an address. */
export const EMAILS: CollectionLayout = { database: DATABASE, name: 'emails', shardKey: '_id' };
/** By the id, not by the user: a refresh token names its session alone. */
export const SESSIONS: CollectionLayout = {
  database: DATABASE,
  name: 'sessions',
  shardKey: '_id',
  broadcasts: {
    ...OUTBOX_BROADCASTS,
    '_id range, expiresAt range, revokedAt, userId':
      'The list of the sessions of a user, who seldom opens it.',
  },
};
export const DIRECTORY: CollectionLayout = {
  database: DATABASE,
  name: 'directory',
  shardKey: '_id',
  broadcasts: {
    words: 'A page of a search for users by words.',
    '(words), beginnings': 'A page of a search for users by a prefix.',
    '(rank range) or (_id range, rank), words': 'The next page of a search for users by words.',
    '(rank range) or (_id range, rank), (words), beginnings':
      'The next page of a search for users by a prefix.',
    everything: 'Suggestions of users.',
  },
};

/** `relationships.accounts`, with the fields that are the users subgraph's own. */
export interface StoredAccount extends AccountDocument, WithOutbox {
  followingCount: number;
  /** The revision of the profile's text that every reader must see: an older copy is out of date. */
  profileRevision: number;
  /** Ids of the newest edge events that are in the two counts; see commands/count-follow.ts. */
  counted: string[];
}

/** The text of a profile: large and seldom changed, so it is cached. */
export type ProfileText = Pick<
  UserDocument,
  | '_id'
  | 'username'
  | 'usernameKey'
  | 'displayName'
  | 'bio'
  | 'avatarUrl'
  | 'verified'
  | 'createdAt'
  | 'revision'
>;

/** The part of a profile that decides who sees it or changes often: always read from the store. */
export type Account = Omit<StoredAccount, 'usernameKey' | 'sessionsAfter' | 'counted' | 'outbox'>;

/** An account with the field that decides whether a session is valid. */
export type OwnAccount = Account & Pick<StoredAccount, 'sessionsAfter'>;

/** The parts of a user that a resolver may see: no secrets, no bookkeeping. */
export type Profile = ProfileText & Account;

/** The password of a user. */
export type Credentials = Pick<UserDocument, '_id' | 'passwordHash'>;

/** `relationships.follows`, with the request that may come before: one document is the whole state of an ordered pair. */
export interface FollowEdge extends FollowDocument, WithOutbox {
  /** Whether `from` has requested to follow the protected account `to`. Never together with `active`. */
  requested: boolean;
  /** A Snowflake: when the request was made. Orders the list of requests. */
  requestedSince?: string;
  /** Ids of the events of this edge that may not be in the counts of both users yet. */
  uncounted?: string[];
}

/** `relationships.blocks` and `relationships.mutes`. */
export interface PlainEdge extends EdgeDocument, WithOutbox {}

/** `users.sessions`: one sign-in, from login to logout. Its refresh token changes with every use. */
export interface SessionDocument extends WithOutbox {
  /** A Snowflake: the `sid` of its access tokens. */
  _id: string;
  userId: string;
  /** SHA-256 of the valid refresh token, as base64url. */
  current: string;
  /** SHA-256 of the refresh token before; null until the first use. */
  previous: string | null;
  /** When `previous` was traded, in ms since 1970. */
  rotatedAt: number;
  /** ms since 1970; null for a session that has not ended. */
  revokedAt: number | null;
  /** The engine removes the document after this moment. */
  expiresAt: Date;
}

/** `users.directory`: how users are found by words. Derived from the users; can be rebuilt at any time. */
export interface DirectoryEntry {
  /** The user's id. */
  _id: string;
  /** The words of username and display name, folded. */
  words: string[];
  /** Every prefix of every word, for searches by prefix. */
  beginnings: string[];
  /** The number of followers, rounded so that the index need not change with each; see store/directory.ts. */
  rank: number;
}
