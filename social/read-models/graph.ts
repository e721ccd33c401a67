import type { Collection } from 'mongodb';
import { readKeys } from '#platform/mongo/key-documents.js';
import type { Mongo } from '#platform/mongo/mongo.js';
import type { AuthorState, ViewPermission, Relationship } from '../visibility.js';
import type { AuthorDocument, FollowDocument, SignInDocument } from './graph-documents.js';
import { readEdgesOf } from './edges.js';
import { readRecentFollowersOf } from './recent-followers.js';
import { readAuthorsOf } from './authors.js';
import { authorState, readViewPermissions, readRelationships, readRelationshipsTo } from './relationships.js';

export {
  edgeId,
  type AuthorDocument,
  type EdgeDocument,
  type FollowDocument,
  type SignInDocument,
} from './graph-documents.js';

/** How many users one may come to follow. */
export const MAX_FOLLOWING = 10_000;
/** How many of them are read: more, because requests may be accepted after that many were reached. */
export const MAX_FOLLOWING_READ = 2 * MAX_FOLLOWING;

/**
 * The published read model of the social graph. The users subgraph writes these documents and owns their indexes; every
 * subgraph may read them through this port, and only through it. What is read here holds at once on every path.
 */
export interface Graph {
  /** How the viewer stands to each author, in the order of `authorIds`. One find per collection at most. */
  relationships(viewerId: string | null, authorIds: readonly string[]): Promise<Relationship[]>;
  /**
   * What of each author the viewer may see, in the order of `authorIds`: cheaper than all of the relationship, because
   * `following` only tells for protected authors.
   */
  viewPermissions(viewerId: string | null, authorIds: readonly string[]): Promise<ViewPermission[]>;
  /** The other way round: how each viewer stands to one author, in the order of `viewerIds`. For notices to many. */
  relationshipsTo(authorId: string, viewerIds: readonly string[]): Promise<Relationship[]>;
  /** Authors in the order of `ids`; null for an id that never was. */
  authors(ids: readonly string[]): Promise<(AuthorState | null)[]>;
  /** Ids by username, whatever the case, in the order of `usernames`; null where there is none. */
  idsByUsername(usernames: readonly string[]): Promise<(string | null)[]>;
  /** Up to `limit` followers, newest follow first, behind the edge of `after`. For fan-out: pages, never all at once. */
  followers(
    authorId: string,
    page: { after?: string; limit: number },
  ): Promise<{ id: string; since: string }[]>;
  /** Who has come to follow an author after a Snowflake and does, in no order: asked with every tweet, of recent times. */
  followersSince(authorId: string, since: string): Promise<string[]>;
  /** Whom a user follows, newest follow first, at most `limit`. */
  following(userId: string, limit: number): Promise<string[]>;
  /** Whether a sign-in lives: it was not ended, and neither were all of the user's since. */
  isSignedIn(userId: string, sessionId: string): Promise<boolean>;
}

export function readGraph(mongo: Mongo): Graph {
  const database = mongo.database('users');
  const users = database.collection<AuthorDocument>('users');
  const follows = database.collection<FollowDocument>('follows');
  const sessions = database.collection<SignInDocument>('sessions');
  const authors = readAuthorsOf(users);
  const sources = {
    authors,
    follows: readEdgesOf(follows),
    blocks: readEdgesOf(database.collection('blocks')),
    mutes: readEdgesOf(database.collection('mutes')),
  };
  return {
    async authors(ids) {
      const found = await authors(ids);
      return ids.map((id) => authorState(found.get(id)));
    },
    relationships: (viewerId, authorIds) => readRelationships(sources, viewerId, authorIds),
    viewPermissions: (viewerId, authorIds) => readViewPermissions(sources, viewerId, authorIds),
    relationshipsTo: (authorId, viewerIds) => readRelationshipsTo(sources, authorId, viewerIds),
    isSignedIn: (userId, sessionId) => readSignIn(users, sessions, userId, sessionId),
    idsByUsername: (usernames) => readIdsByUsername(users, usernames),

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

    async following(userId, limit) {
      const options = { projection: { _id: 0, to: 1 }, raw: true, batchSize: limit + 1 } as const;
      const found = await follows
        .find({ from: userId, active: true }, options)
        .sort({ since: -1 })
        .limit(limit)
        .toArray();
      return readKeys<FollowDocument>(found).map(({ to }) => to);
    },
  };
}

type Users = Collection<AuthorDocument>;

async function readSignIn(
  users: Users,
  sessions: Collection<SignInDocument>,
  userId: string,
  sessionId: string,
): Promise<boolean> {
  const [user, session] = await Promise.all([
    users.findOne({ _id: userId }, { projection: { sessionsAfter: 1 } }),
    sessions.findOne({ _id: sessionId, userId }, { projection: { revokedAt: 1 } }),
  ]);
  return user !== null && session?.revokedAt === null && sessionId > user.sessionsAfter;
}

async function readIdsByUsername(users: Users, usernames: readonly string[]): Promise<(string | null)[]> {
  const keys = usernames.map((name) => name.toLowerCase());
  const found = await users
    .find({ usernameKey: { $in: [...new Set(keys)] } }, { projection: { usernameKey: 1, deletedAt: 1 } })
    .toArray();
  const byKey = new Map(
    found.filter((each) => each.deletedAt === null).map((each) => [each.usernameKey, each._id]),
  );
  return keys.map((key) => byKey.get(key) ?? null);
}
