import type { Collection } from 'mongodb';
import type { Mongo } from '../mongo/mongo.js';
import type { AuthorState, Standing } from '../visibility.js';

/**
 * The published read model of the social graph. The users room writes these documents and owns their indexes; every
 * room may read them through this port, and only through it. What is read here holds at once on every path.
 */
export interface Graph {
  /** How the viewer stands to each author, in the order of `authorIds`. One find per collection. */
  standings(viewerId: string | null, authorIds: readonly string[]): Promise<Standing[]>;
  /** The other way round: how each viewer stands to one author, in the order of `viewerIds`. For notices to many. */
  standingsTo(authorId: string, viewerIds: readonly string[]): Promise<Standing[]>;
  /** Authors in the order of `ids`; null for an id that never was. */
  authors(ids: readonly string[]): Promise<(AuthorState | null)[]>;
  /** Ids by username, whatever the case, in the order of `usernames`; null where there is none. */
  idsByUsername(usernames: readonly string[]): Promise<(string | null)[]>;
  /** Up to `limit` followers, newest follow first, behind the edge of `after`. For fan-out: pages, never all at once. */
  followers(
    authorId: string,
    page: { after?: string; limit: number },
  ): Promise<{ id: string; since: string }[]>;
  /** Whom a person follows, newest follow first, at most `limit`. */
  following(userId: string, limit: number): Promise<string[]>;
  /** Whether a sign-in lives: it was not ended, and neither were all of the person's since. */
  isSignedIn(userId: string, sessionId: string): Promise<boolean>;
}

/** `follows`: who follows whom. An edge that ended stays with `active: false` until its event is published and beyond. */
export interface FollowDocument {
  /** `${from}:${to}` */
  _id: string;
  from: string;
  to: string;
  active: boolean;
  /** A Snowflake: when the edge was last made. Orders lists. */
  since: string;
}

/** `blocks` and `mutes` have the same shape as `follows`. */
export type EdgeDocument = FollowDocument;

/** The part of a `users` document that other rooms may read. */
export interface AuthorDocument {
  _id: string;
  /** The username, case-folded. */
  usernameKey: string;
  protected: boolean;
  followersCount: number;
  /** ms since 1970; null for an account in good standing. */
  suspendedAt: number | null;
  /** ms since 1970; null for an account that exists. */
  deletedAt: number | null;
  /** The id of the event that ended all sessions the last time: only sessions with a greater id live. */
  sessionsAfter: string;
}

/** The part of a `sessions` document that the gateway may read. */
export interface SignInDocument {
  _id: string;
  userId: string;
  /** ms since 1970; null for a session that lives. */
  revokedAt: number | null;
}

const AUTHOR_FIELDS = {
  usernameKey: 1,
  protected: 1,
  followersCount: 1,
  suspendedAt: 1,
  deletedAt: 1,
} as const;

export function edgeId(from: string, to: string): string {
  return `${from}:${to}`;
}

export function readGraph(mongo: Mongo): Graph {
  const database = mongo.database('users');
  const users = database.collection<AuthorDocument>('users');
  const follows = database.collection<FollowDocument>('follows');
  const edges = {
    follows,
    blocks: database.collection<EdgeDocument>('blocks'),
    mutes: database.collection<EdgeDocument>('mutes'),
  };
  return {
    authors: (ids) => readAuthors(users, ids),
    standings: (viewerId, authorIds) =>
      readStandings(
        users,
        edges,
        authorIds.map((authorId) => ({ viewerId, authorId })),
      ),
    isSignedIn: (userId, sessionId) =>
      readSignIn(users, database.collection<SignInDocument>('sessions'), userId, sessionId),
    standingsTo: (authorId, viewerIds) =>
      readStandings(
        users,
        edges,
        viewerIds.map((viewerId) => ({ viewerId, authorId })),
      ),
    idsByUsername: (usernames) => readIdsByUsername(users, usernames),

    async followers(authorId, { after, limit }) {
      const behind = after === undefined ? {} : { since: { $lt: after } };
      const found = await follows
        .find({ to: authorId, active: true, ...behind }, { projection: { from: 1, since: 1 } })
        .sort({ since: -1 })
        .limit(limit)
        .toArray();
      return found.map(({ from, since }) => ({ id: from, since }));
    },

    async following(userId, limit) {
      const found = await follows
        .find({ from: userId, active: true }, { projection: { to: 1 } })
        .sort({ since: -1 })
        .limit(limit)
        .toArray();
      return found.map(({ to }) => to);
    },
  };
}

type Users = Collection<AuthorDocument>;
type Edges = Collection<EdgeDocument>;

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

async function readAuthors(users: Users, ids: readonly string[]): Promise<(AuthorState | null)[]> {
  const found = await users
    .find({ _id: { $in: [...new Set(ids)] } }, { projection: AUTHOR_FIELDS })
    .toArray();
  const byId = new Map(found.map((each) => [each._id, toAuthorState(each)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** A viewer, or nobody signed in, and an author. */
interface Pair {
  viewerId: string | null;
  authorId: string;
}

async function readStandings(
  users: Users,
  { follows, blocks, mutes }: { follows: Edges; blocks: Edges; mutes: Edges },
  pairs: readonly Pair[],
): Promise<Standing[]> {
  const there = ({ viewerId, authorId }: Pair): string => edgeId(viewerId ?? '', authorId);
  const back = ({ viewerId, authorId }: Pair): string => edgeId(authorId, viewerId ?? '');
  const others = pairs.filter(({ viewerId, authorId }) => viewerId !== null && viewerId !== authorId);
  const out = others.map(there);
  const both = [...out, ...others.map(back)];
  const [states, following, blocking, muting] = await Promise.all([
    readAuthors(
      users,
      pairs.map(({ authorId }) => authorId),
    ),
    activeAmong(follows, both),
    activeAmong(blocks, both),
    activeAmong(mutes, out),
  ]);
  return pairs.map((pair, index) => ({
    author: states[index] ?? null,
    isSelf: pair.authorId === pair.viewerId,
    following: following.has(there(pair)),
    followedBy: following.has(back(pair)),
    blocking: blocking.has(there(pair)),
    blockedBy: blocking.has(back(pair)),
    muting: muting.has(there(pair)),
  }));
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

const NONE: ReadonlySet<string> = new Set();

async function activeAmong(edges: Edges, ids: string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return NONE;
  const found = await edges
    .find({ _id: { $in: [...new Set(ids)] }, active: true }, { projection: { _id: 1 } })
    .toArray();
  return new Set(found.map(({ _id }) => _id));
}

function toAuthorState(document: AuthorDocument): AuthorState {
  const { _id, protected: isProtected, followersCount, suspendedAt, deletedAt } = document;
  return {
    id: _id,
    protected: isProtected,
    suspended: suspendedAt !== null,
    deleted: deletedAt !== null,
    followersCount,
  };
}
