import type { Collection } from 'mongodb';
import type { Reservation } from '#platform/mongo/reservations.js';
import {
  firstOfPair,
  openCollection,
  OUTBOX_BROADCASTS,
  type CollectionLayout,
} from '#platform/mongo/layout.js';
import type { Mongo } from '#platform/mongo/mongo.js';

/** `follows`: who follows whom. An edge that has ended stays, with `active: false`. */
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

/** `accounts`: the published part of a user. */
export interface AccountDocument {
  _id: string;
  /** The username, case-folded. */
  usernameKey: string;
  protected: boolean;
  followersCount: number;
  /** ms since 1970; null for an account that is not suspended. */
  suspendedAt: number | null;
  /** ms since 1970; null for an account that is not deleted. */
  deletedAt: number | null;
  /** The id of the newest event that ended all sessions: only sessions with a greater id are valid. */
  sessionsAfter: string;
  /**
   * False until the first block by or of this user. Set before that block is written, and never set back: so a reader of
   * `false` need not look for blocks. Absent when unknown.
   */
  inBlocks?: boolean;
  /** The same for mutes. */
  inMutes?: boolean;
}

/**
 * `usernames`: which account has a username, by the skeleton of the name. An account that is deleted keeps its username. A name
 * without an account is one whose registration is under way, or was broken off.
 */
export interface UsernameDocument extends Reservation {
  /** The username, case-folded. */
  usernameKey: string;
}

/** `ended-sessions`: sessions that ended before their access tokens expire. */
export interface EndedSessionDocument {
  /** The session's id. */
  _id: string;
  /** The engine removes the document after this moment, when every access token of the session has expired. */
  expiresAt: Date;
}

/** The id of the document of a directed edge. */
export function edgeId(from: string, to: string): string {
  return `${from}:${to}`;
}

/** The filter that finds an edge: its id and its shard key. */
export function edgeKey(from: string, to: string): { _id: string; from: string } {
  return { _id: edgeId(from, to), from };
}

const DATABASE = 'relationships';

/** The edges of a user are on the user's shard. The lists of those that lead to a user are read from all shards. */
const EDGES = {
  database: DATABASE,
  shardKey: 'from',
  shardKeyOf: firstOfPair,
  broadcasts: {
    ...OUTBOX_BROADCASTS,
    'active, to':
      'Followers are on their own shards: a page of a list of followers, and the end of an account.',
    'active, since range, to': 'The next page of a list of followers.',
  },
};

export const ACCOUNTS: CollectionLayout = {
  database: DATABASE,
  name: 'accounts',
  shardKey: '_id',
  broadcasts: {
    ...OUTBOX_BROADCASTS,
    'usernameKey in': 'Until the documents of version 1 are migrated.',
    everything: 'Whether a network has users, when it starts without a demo graph; `rookery reconcile`.',
    '_id range': '`rookery reconcile`.',
  },
};
export const USERNAMES: CollectionLayout = { database: DATABASE, name: 'usernames', shardKey: '_id' };
export const FOLLOWS: CollectionLayout = {
  ...EDGES,
  name: 'follows',
  broadcasts: {
    ...EDGES.broadcasts,
    'active, to':
      'Followers are on their own shards: a page of a list of followers, and of the fan-out of a tweet.',
    'active, since range, to in':
      'Who began to follow since the list of followers was cached: with every tweet, shared by tweets at once.',
    'requested, to': 'A page of the requests to follow a protected account.',
    'requested, requestedSince range, to': 'The next page of the requests to follow a protected account.',
  },
};
export const BLOCKS: CollectionLayout = { ...EDGES, name: 'blocks' };
export const MUTES: CollectionLayout = { ...EDGES, name: 'mutes' };
export const ENDED_SESSIONS: CollectionLayout = {
  database: DATABASE,
  name: 'ended-sessions',
  shardKey: '_id',
};

export interface RelationshipCollections {
  accounts: Collection<AccountDocument>;
  usernames: Collection<UsernameDocument>;
  follows: Collection<FollowDocument>;
  blocks: Collection<EdgeDocument>;
  mutes: Collection<EdgeDocument>;
  endedSessions: Collection<EndedSessionDocument>;
}

/** The collections of the read model. The users subgraph writes them; all others read them through the port. */
export function relationshipCollections(mongo: Pick<Mongo, 'database'>): RelationshipCollections {
  return {
    accounts: openCollection(mongo, ACCOUNTS),
    usernames: openCollection(mongo, USERNAMES),
    follows: openCollection(mongo, FOLLOWS),
    blocks: openCollection(mongo, BLOCKS),
    mutes: openCollection(mongo, MUTES),
    endedSessions: openCollection(mongo, ENDED_SESSIONS),
  };
}
