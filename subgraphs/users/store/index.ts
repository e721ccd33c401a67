import type { Collection } from 'mongodb';
import type { Cache } from '#platform/cache/index.js';
import type { Log } from '#platform/log.js';
import { Carrier, type Mongo } from '#platform/mongo/index.js';
import { BLOCKS, FOLLOWS, MUTES, relationshipCollections } from '#social/read-models/relationships/index.js';
import { createAccounts, ensureAccountIndexes, type Accounts } from './accounts.js';
import { createCounts, type Counts } from './counts.js';
import { createDirectory, ensureDirectoryIndexes, type Directory } from './directory.js';
import type {
  DirectoryEntry,
  FollowEdge,
  PlainEdge,
  SessionDocument,
  StoredAccount,
  UserDocument,
} from './documents.js';
import { createAnnouncedEdges, ensureEdgeIndexes, type Edges } from './edges.js';
import { createFollowRequests, ensureRequestIndexes, type FollowRequests } from './follow-requests.js';
import { createFollows, ensureFollowIndexes, type Follows } from './follows.js';
import { refuseOldLayout } from './layout.js';
import { Profiles } from './profiles.js';
import { createSessions, ensureSessionIndexes, type Sessions } from './sessions.js';
import { createUsers, ensureUserIndexes, type Users } from './users.js';

export type { Accounts } from './accounts.js';
export type { Counts, ExactCounts, StoredCounts } from './counts.js';
export type { Directory, DirectoryPosition, Match } from './directory.js';
export type { Account, Credentials, Profile, ProfileText, StoredAccount, UserDocument } from './documents.js';
export type { Between, Edges, Row, RowPage } from './edges.js';
export type { FollowBetween, Follows } from './follows.js';
export type { FollowRequests } from './follow-requests.js';
export { readProfiles, type Profiles } from './profiles.js';
export type { Sessions } from './sessions.js';
export type { Users } from './users.js';

/** The documents of the subgraph: its private ones, and the read model of relationships, which it alone writes. */
export interface Stores {
  users: Users;
  accounts: Accounts;
  counts: Counts;
  follows: Follows;
  requests: FollowRequests;
  blocks: Edges;
  mutes: Edges;
  sessions: Sessions;
  directory: Directory;
  /** Profiles, with their text cached in `shared`. */
  profiles: (shared: Cache, log: Log) => Profiles;
  /** The collections whose documents carry events. */
  withOutbox: readonly Carrier[];
}

/** Opens the collections and creates their indexes. Throws for documents of an older layout. */
export async function openStores(mongo: Pick<Mongo, 'database'>): Promise<Stores> {
  const database = mongo.database('users');
  await refuseOldLayout(database);
  const documents = database.collection<UserDocument>('users');
  const sessions = database.collection<SessionDocument>('sessions');
  const directory = database.collection<DirectoryEntry>('directory');
  const published = relationshipCollections(mongo);
  // The documents have more fields than the read model publishes.
  const { accounts, follows, blocks, mutes } = published as unknown as {
    accounts: Collection<StoredAccount>;
    follows: Collection<FollowEdge>;
    blocks: Collection<PlainEdge>;
    mutes: Collection<PlainEdge>;
  };
  await Promise.all([
    ensureDirectoryIndexes(directory),
    ensureUserIndexes(documents),
    ensureAccountIndexes(accounts),
    ensureFollowIndexes(follows),
    ensureRequestIndexes(follows),
    ensureEdgeIndexes(blocks),
    ensureEdgeIndexes(mutes),
    ensureSessionIndexes(sessions, published.endedSessions),
  ]);
  const stores = { users: createUsers(documents), accounts: createAccounts(accounts) };
  return {
    ...stores,
    counts: createCounts(accounts, follows),
    follows: createFollows(follows),
    requests: createFollowRequests(follows),
    blocks: createAnnouncedEdges(blocks, accounts, 'inBlocks'),
    mutes: createAnnouncedEdges(mutes, accounts, 'inMutes'),
    sessions: createSessions(sessions, published.endedSessions),
    directory: createDirectory(directory),
    profiles: (shared, log) => new Profiles(stores.users, stores.accounts, shared, log),
    withOutbox: [
      Carrier.of(documents),
      Carrier.of(accounts),
      Carrier.of(follows, FOLLOWS),
      Carrier.of(blocks, BLOCKS),
      Carrier.of(mutes, MUTES),
      Carrier.of(sessions),
    ],
  };
}
