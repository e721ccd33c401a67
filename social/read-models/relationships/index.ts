import type { Collection } from 'mongodb';
import { usernameKey } from '../../usernames.js';
import { readKeys } from '#platform/mongo/key-documents.js';
import type { Mongo } from '#platform/mongo/mongo.js';
import type { AuthorState, Relationship, ViewPermission } from '../../visibility.js';
import { readAccountsOf, type Account } from './accounts.js';
import {
  authorState,
  readRelationshipsOfViewer,
  readRelationshipsToAuthor,
  readViewPermissions,
  type RelationshipSources,
} from './between.js';
import {
  relationshipCollections,
  type AccountDocument,
  type EndedSessionDocument,
  type FollowDocument,
} from './documents.js';
import { readEdgesOf } from './edges.js';
import { readFollowedProtected, type FollowedProtected } from './followed-protected.js';
import { readRecentFollowersOf } from './recent-followers.js';
import { Usernames } from './usernames.js';

export { Usernames, USERS_SCHEMA } from './usernames.js';
export {
  ACCOUNTS,
  BLOCKS,
  ENDED_SESSIONS,
  FOLLOWS,
  MUTES,
  USERNAMES,
  edgeId,
  edgeKey,
  relationshipCollections,
  type AccountDocument,
  type EdgeDocument,
  type EndedSessionDocument,
  type FollowDocument,
  type UsernameDocument,
} from './documents.js';

/** How many users an account may follow by its own commands. */
export const MAX_FOLLOWING = 10_000;
/** How many followed users are read: more, because accepted requests may take an account beyond the limit. */
export const MAX_FOLLOWING_READ = 2 * MAX_FOLLOWING;

/**
 * The published read model of users and their relationships, read-only. The users subgraph alone writes its collections and
 * owns their indexes. A change that a command has acknowledged is read by every later call.
 */
export interface Relationships {
  /** A viewer's relationship to each author, in the order of `authorIds`. At most one find per collection. */
  ofViewer(viewerId: string | null, authorIds: readonly string[]): Promise<Relationship[]>;
  /**
   * The part of each relationship that decides what the viewer may see, in the order of `authorIds`. Costs less than the
   * whole relationship, because `following` is read for protected authors alone.
   */
  viewPermissions(viewerId: string | null, authorIds: readonly string[]): Promise<ViewPermission[]>;
  /** Each viewer's relationship to one author, in the order of `viewerIds`. For notices to many viewers. */
  toAuthor(authorId: string, viewerIds: readonly string[]): Promise<Relationship[]>;
  /** Authors in the order of `ids`; null for an unknown id. */
  authors(ids: readonly string[]): Promise<(AuthorState | null)[]>;
  /** Ids by username, in any case, in the order of `usernames`; null for an unknown username. */
  idsByUsername(usernames: readonly string[]): Promise<(string | null)[]>;
  /** Up to `limit` followers, newest follow first, behind the edge of `after`. For fan-out, which reads page by page. */
  followers(
    authorId: string,
    page: { after?: string; limit: number },
  ): Promise<{ id: string; since: string }[]>;
  /** The users who follow an author now and began to after the Snowflake `since`, in no order. Read with every tweet. */
  followersSince(authorId: string, since: string): Promise<string[]>;
  /** The users whom a user follows, newest follow first, at most `limit`. `signal` aborts the read. */
  following(userId: string, limit: number, signal?: AbortSignal): Promise<string[]>;
  /** The protected accounts among the users whom a user follows: their tweets are for the user, and not for everybody. */
  followedProtected(userId: string): Promise<FollowedProtected>;
  /** Whether a session is valid: neither it nor all sessions of the user up to it have ended. */
  isSignedIn(userId: string, sessionId: string): Promise<boolean>;
}

export function readRelationships(mongo: Pick<Mongo, 'database'>): Relationships {
  const { accounts, follows, blocks, mutes, endedSessions } = relationshipCollections(mongo);
  const usernames = new Usernames(mongo);
  const sources = {
    accounts: readAccountsOf(accounts),
    follows: readEdgesOf(follows),
    blocks: readEdgesOf(blocks),
    mutes: readEdgesOf(mutes),
  };
  return {
    async authors(ids) {
      const found = await sources.accounts(ids);
      return ids.map((id) => authorState(found.get(id)));
    },
    ofViewer: (viewerId, authorIds) => readRelationshipsOfViewer(sources, viewerId, authorIds),
    viewPermissions: (viewerId, authorIds) => readViewPermissions(sources, viewerId, authorIds),
    toAuthor: (authorId, viewerIds) => readRelationshipsToAuthor(sources, authorId, viewerIds),
    isSignedIn: (userId, sessionId) => readSignIn(accounts, endedSessions, userId, sessionId),
    idsByUsername: (names) => readIdsByUsername(usernames, sources.accounts, names),

    async followers(authorId, { after, limit }) {
      const behind = after === undefined ? {} : { since: { $lt: after } };
      const options = { projection: { _id: 0, from: 1, since: 1 }, raw: true, batchSize: limit + 1 } as const;
      const found = await follows
        .find({ to: authorId, active: true, ...behind }, options)
        .sort({ since: -1 })
        .limit(limit)
        .toArray();
      return readKeys<FollowDocument>(found).map(({ from, since }) => ({ id: from, since }));
    },

    followersSince: readRecentFollowersOf(follows),
    followedProtected: (userId) => readFollowedProtected({ accounts, follows }, userId, MAX_FOLLOWING_READ),

    async following(userId, limit, signal) {
      const options = { projection: { _id: 0, to: 1 }, raw: true, batchSize: limit + 1, signal } as const;
      const found = await follows
        .find({ from: userId, active: true }, options)
        .sort({ since: -1 })
        .limit(limit)
        .toArray();
      return readKeys<FollowDocument>(found).map(({ to }) => to);
    },
  };
}

async function readSignIn(
  accounts: Collection<AccountDocument>,
  endedSessions: Collection<EndedSessionDocument>,
  userId: string,
  sessionId: string,
): Promise<boolean> {
  const [account, ended] = await Promise.all([
    accounts.findOne({ _id: userId }, { projection: { sessionsAfter: 1 } }),
    endedSessions.findOne({ _id: sessionId }, { projection: { _id: 1 } }),
  ]);
  return account !== null && ended === null && sessionId > account.sessionsAfter;
}

async function readIdsByUsername(
  usernames: Usernames,
  readAccounts: RelationshipSources['accounts'],
  names: readonly string[],
): Promise<(string | null)[]> {
  const owners = await usernames.owners(names);
  const accounts = owners.size === 0 ? new Map<string, Account>() : await readAccounts([...owners.values()]);
  return names.map((name) => {
    const account = accounts.get(owners.get(usernameKey(name)) ?? '');
    return account?.deletedAt === null ? account._id : null;
  });
}
