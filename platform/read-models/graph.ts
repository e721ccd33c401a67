import type { Collection } from 'mongodb';
import type { Mongo } from '../mongo/mongo.js';
import { STRANGER, type AuthorState, type Standing } from '../visibility.js';

/**
 * The published read model of the social graph. The users room writes these documents and owns their indexes; every
 * room may read them through this port, and only through it. What is read here holds at once on every path.
 */
export interface Graph {
  /** How the viewer stands to each author, in the order of `authorIds`. One find per collection. */
  standings(viewerId: string | null, authorIds: readonly string[]): Promise<Standing[]>;
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
  const blocks = database.collection<EdgeDocument>('blocks');
  const mutes = database.collection<EdgeDocument>('mutes');

  const authors = async (ids: readonly string[]): Promise<(AuthorState | null)[]> => {
    const found = await users
      .find({ _id: { $in: [...new Set(ids)] } }, { projection: AUTHOR_FIELDS })
      .toArray();
    const byId = new Map(found.map((each) => [each._id, toAuthorState(each)]));
    return ids.map((id) => byId.get(id) ?? null);
  };

  return {
    authors,

    async standings(viewerId, authorIds) {
      const others = [...new Set(authorIds)].filter((id) => id !== viewerId);
      const out = others.map((id) => edgeId(viewerId ?? '', id));
      const both = [...out, ...others.map((id) => edgeId(id, viewerId ?? ''))];
      const [states, following, blocking, muting] = await Promise.all([
        authors(authorIds),
        viewerId === null ? NONE : activeAmong(follows, both),
        viewerId === null ? NONE : activeAmong(blocks, both),
        viewerId === null ? NONE : activeAmong(mutes, out),
      ]);
      return authorIds.map((id, index): Standing => {
        const there = edgeId(viewerId ?? '', id);
        const back = edgeId(id, viewerId ?? '');
        return {
          ...STRANGER,
          author: states[index] ?? null,
          isSelf: id === viewerId,
          following: following.has(there),
          followedBy: following.has(back),
          blocking: blocking.has(there),
          blockedBy: blocking.has(back),
          muting: muting.has(there),
        };
      });
    },

    async idsByUsername(usernames) {
      const keys = usernames.map((name) => name.toLowerCase());
      const found = await users
        .find({ usernameKey: { $in: [...new Set(keys)] } }, { projection: { usernameKey: 1, deletedAt: 1 } })
        .toArray();
      const byKey = new Map(
        found.filter((each) => each.deletedAt === null).map((each) => [each.usernameKey, each._id]),
      );
      return keys.map((key) => byKey.get(key) ?? null);
    },

    async followers(authorId, { after, limit }) {
      const found = await follows
        .find(
          { to: authorId, active: true, ...(after === undefined ? {} : { since: { $lt: after } }) },
          { projection: { from: 1, since: 1 } },
        )
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

const NONE: ReadonlySet<string> = new Set();

async function activeAmong(edges: Collection<EdgeDocument>, ids: string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return NONE;
  const found = await edges.find({ _id: { $in: ids }, active: true }, { projection: { _id: 1 } }).toArray();
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
