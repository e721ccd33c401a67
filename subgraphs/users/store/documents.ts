import type { WithOutbox } from '#platform/mongo/index.js';
import type { AuthorDocument, EdgeDocument, FollowDocument } from '#social/read-models/graph.js';

/** A user. Other subgraphs read the part of AuthorDocument, through the graph. */
export interface UserDocument extends AuthorDocument, WithOutbox {
  /** As it was written at registration. */
  username: string;
  /** The username as the eye takes it; unique, so that nobody passes for another. */
  skeleton: string;
  /** Lower case. */
  email: string;
  /** The mailbox behind the address; unique. */
  emailKey: string;
  /** Argon2id, in PHC form; null for an account that is gone. */
  passwordHash: string | null;
  displayName: string;
  bio: string;
  avatarUrl: string | null;
  verified: boolean;
  /** ms since 1970. */
  createdAt: number;
  followingCount: number;
  /** Grows with every change of the account, so that whoever keeps a copy of the profile can tell if it still holds. */
  revision: number;
  /** Ids of the newest edge events that are in the two counts; see commands/count-follow.ts. */
  counted: string[];
}

/** What a resolver may see of a user: no secret, no bookkeeping. */
export type Profile = Omit<
  UserDocument,
  'passwordHash' | 'skeleton' | 'emailKey' | 'sessionsAfter' | 'counted' | 'outbox'
>;

/** A profile for the user whose it is. */
export type OwnProfile = Profile & Pick<UserDocument, 'sessionsAfter'>;

/** What signing in needs. */
export type Account = Pick<UserDocument, '_id' | 'passwordHash' | 'suspendedAt'>;

/** `follows`, with the request that may come before: one document is the whole state of an ordered pair. */
export interface FollowEdge extends FollowDocument, WithOutbox {
  /** Whether `from` waits for an answer of the protected account `to`. Never together with `active`. */
  requested: boolean;
  /** A Snowflake: when the request was made. Orders the list of requests. */
  requestedSince?: string;
  /** Ids of the events of this edge that may not be in the counts of both users yet. */
  uncounted?: string[];
}

/** `blocks` and `mutes`. */
export interface PlainEdge extends EdgeDocument, WithOutbox {}

/** `sessions`: one sign-in, from login to logout. Its refresh token changes with every use. */
export interface SessionDocument extends WithOutbox {
  /** A Snowflake: the `sid` of its access tokens. */
  _id: string;
  userId: string;
  /** SHA-256 of the refresh token that works, as base64url. */
  current: string;
  /** SHA-256 of the one before; null until the first use. */
  previous: string | null;
  /** When `previous` was traded, in ms since 1970. */
  rotatedAt: number;
  /** ms since 1970; null for a session that lives. */
  revokedAt: number | null;
  /** The engine removes the document after this moment. */
  expiresAt: Date;
}

/** `directory`: how users are found by words. Derived from `users`; can be made anew at any time. */
export interface DirectoryEntry {
  /** The user's id. */
  _id: string;
  /** The words of username and display name, folded. */
  words: string[];
  /** Every beginning of every word: what a search looks up. */
  beginnings: string[];
  /** Followers, rounded so that the index need not change with each; see store/directory.ts. */
  rank: number;
}
