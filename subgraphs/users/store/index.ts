import type { Collection, Db, Document } from 'mongodb';
import type { Cache } from '#platform/cache/index.js';
import type { Log } from '#platform/log.js';
import { createCounts, type Counts } from './counts.js';
import { createDirectory, ensureDirectoryIndexes, type Directory } from './directory.js';
import type { DirectoryEntry, FollowEdge, PlainEdge, SessionDocument, UserDocument } from './documents.js';
import { createAnnouncedEdges, ensureEdgeIndexes, type Edges } from './edges.js';
import { createFollowRequests, ensureRequestIndexes, type FollowRequests } from './follow-requests.js';
import { createFollows, ensureFollowIndexes, type Follows } from './follows.js';
import { Profiles } from './profiles.js';
import { createSessions, ensureSessionIndexes, type Sessions } from './sessions.js';
import { createUsers, ensureUserIndexes, type Users } from './users.js';

export type { Account, Profile, UserDocument } from './documents.js';
export type { Directory, DirectoryPosition, Match } from './directory.js';
export type { Between, Edges, Row, RowPage } from './edges.js';
export type { FollowBetween, Follows } from './follows.js';
export type { FollowRequests } from './follow-requests.js';
export type { Sessions } from './sessions.js';
export type { Profiles } from './profiles.js';
export type { Users } from './users.js';
export type { Counted, Counts, RightCounts } from './counts.js';

/** All that the subgraph keeps. */
export interface Stores {
  users: Users;
  counts: Counts;
  follows: Follows;
  requests: FollowRequests;
  blocks: Edges;
  mutes: Edges;
  sessions: Sessions;
  directory: Directory;
  /** The users again, as far as they are shown, out of this cache. */
  profiles: (shared: Cache, log: Log) => Profiles;
  /** The collections whose documents carry events. */
  withOutbox: readonly Collection<Document>[];
}

/** Opens the subgraph's collections and makes sure that their indexes are there. */
export async function openStores(database: Db): Promise<Stores> {
  const documents = database.collection<UserDocument>('users');
  const follows = database.collection<FollowEdge>('follows');
  const blocks = database.collection<PlainEdge>('blocks');
  const mutes = database.collection<PlainEdge>('mutes');
  const sessions = database.collection<SessionDocument>('sessions');
  const directory = database.collection<DirectoryEntry>('directory');
  await Promise.all([
    ensureDirectoryIndexes(directory),
    ensureUserIndexes(documents),
    ensureFollowIndexes(follows),
    ensureRequestIndexes(follows),
    ensureEdgeIndexes(blocks),
    ensureEdgeIndexes(mutes),
    ensureSessionIndexes(sessions),
  ]);
  const users = createUsers(documents);
  return {
    users,
    counts: createCounts(documents, follows),
    follows: createFollows(follows),
    requests: createFollowRequests(follows),
    blocks: createAnnouncedEdges(blocks, documents, 'inBlocks'),
    mutes: createAnnouncedEdges(mutes, documents, 'inMutes'),
    sessions: createSessions(sessions),
    directory: createDirectory(directory),
    profiles: (shared, log) => new Profiles(users, documents, shared, log),
    withOutbox: [documents, follows, blocks, mutes, sessions] as unknown as Collection<Document>[],
  };
}
