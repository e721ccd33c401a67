import type { Collection } from 'mongodb';
import type { Cache } from '#platform/cache/index.js';
import type { Log } from '#platform/log.js';
import {
  Carrier,
  openCollection,
  SchemaVersion,
  type Mongo,
  type Reservation,
} from '#platform/mongo/index.js';
import { MUTED_WORDS, MuteList, muteListCollection } from '#social/read-models/mutes/index.js';
import {
  ACCOUNTS,
  BLOCKS,
  ENDED_SESSIONS,
  FOLLOWS,
  MUTES,
  USERNAMES,
  relationshipCollections,
  Usernames,
  USERS_SCHEMA,
} from '#social/read-models/relationships/index.js';
import { createAccounts, ensureAccountIndexes, type Accounts } from './accounts.js';
import { createCounts, type Counts } from './counts.js';
import { createDirectory, ensureDirectoryIndexes, type Directory } from './directory.js';
import {
  DIRECTORY,
  EMAILS,
  SESSIONS,
  USERS,
  type DirectoryEntry,
  type FollowEdge,
  type PlainEdge,
  type SessionDocument,
  type StoredAccount,
  type StoredUser,
} from './documents.js';
import { createAnnouncedEdges, ensureEdgeIndexes, type Edges } from './edges.js';
import { createFollowRequests, ensureRequestIndexes, type FollowRequests } from './follow-requests.js';
import { createFollows, ensureFollowIndexes, type Follows } from './follows.js';
import { refuseOldLayout } from './layout.js';
import { Profiles } from './profiles.js';
import { createSessions, ensureSessionIndexes, type Sessions } from './sessions.js';
import { UniqueKeys } from './unique-keys.js';
import { createUsers, ensureUserIndexes, type Users } from './users.js';

export type { Accounts } from './accounts.js';
export type { Counts, ExactCounts, StoredCounts } from './counts.js';
export type { Directory, DirectoryPosition, Match } from './directory.js';
export type {
  Account,
  Credentials,
  Profile,
  ProfileText,
  SessionDocument,
  StoredAccount,
  UserDocument,
} from './documents.js';
export type { Between, Edges, Row, RowPage } from './edges.js';
export type { FollowBetween, Follows } from './follows.js';
export type { FollowRequests } from './follow-requests.js';
export { readProfiles, type Profiles } from './profiles.js';
export type { Sessions } from './sessions.js';
export type { Users } from './users.js';

/** The documents of the subgraph: its private ones, and the read model of relationships, which it alone writes. */
export interface Stores {
  users: Users;
  /** The usernames and addresses that are taken. `users` keeps them. */
  keys: UniqueKeys;
  accounts: Accounts;
  counts: Counts;
  follows: Follows;
  requests: FollowRequests;
  blocks: Edges;
  mutes: Edges;
  mutedWords: MuteList;
  sessions: Sessions;
  directory: Directory;
  /** Profiles, with their text cached in `shared`. */
  profiles: (shared: Cache, log: Log) => Profiles;
  /** The collections whose documents carry events. */
  withOutbox: readonly Carrier[];
}

/** The subgraph's own collections, and those of the read model. */
export const COLLECTIONS = [
  ...[USERS, EMAILS, SESSIONS, DIRECTORY],
  ...[ACCOUNTS, USERNAMES, FOLLOWS, BLOCKS, MUTES, ENDED_SESSIONS],
  MUTED_WORDS,
];

/** Opens the collections and creates their indexes. Throws for documents of an older layout. */
export async function openStores(mongo: Pick<Mongo, 'database'>): Promise<Stores> {
  const database = mongo.database('users');
  await refuseOldLayout(database);
  const documents = openCollection<StoredUser>(mongo, USERS);
  const sessions = openCollection<SessionDocument>(mongo, SESSIONS);
  const directory = openCollection<DirectoryEntry>(mongo, DIRECTORY);
  const published = relationshipCollections(mongo);
  // The documents have more fields than the read model publishes.
  const { accounts, follows, blocks, mutes } = published as unknown as {
    accounts: Collection<StoredAccount>;
    follows: Collection<FollowEdge>;
    blocks: Collection<PlainEdge>;
    mutes: Collection<PlainEdge>;
  };
  const mutedWords = new MuteList(muteListCollection(mongo, MUTED_WORDS));
  await Promise.all([
    ensureDirectoryIndexes(directory),
    ensureUserIndexes(documents),
    ensureAccountIndexes(accounts),
    ensureFollowIndexes(follows),
    ensureRequestIndexes(follows),
    ensureEdgeIndexes(blocks),
    ensureEdgeIndexes(mutes),
    mutedWords.ensureIndexes(),
    ensureSessionIndexes(sessions, published.endedSessions),
  ]);
  const schema = new SchemaVersion(mongo, 'users', USERS_SCHEMA);
  await schema.open(documents);
  const usernames = new Usernames(mongo);
  const emails = openCollection<Reservation>(mongo, EMAILS);
  const keys = new UniqueKeys({ usernames: published.usernames, emails }, documents);
  const stores = {
    users: createUsers(documents, { keys, usernames, schema }),
    accounts: createAccounts(accounts, usernames),
    keys,
  };
  return {
    ...stores,
    counts: createCounts(accounts, follows),
    follows: createFollows(follows),
    requests: createFollowRequests(follows),
    blocks: createAnnouncedEdges(blocks, accounts, 'inBlocks'),
    mutes: createAnnouncedEdges(mutes, accounts, 'inMutes'),
    mutedWords,
    sessions: createSessions(sessions, published.endedSessions),
    directory: createDirectory(directory),
    profiles: (shared, log) => new Profiles(stores.users, stores.accounts, shared, log),
    withOutbox: [
      Carrier.of(documents),
      Carrier.of(accounts),
      Carrier.of(follows, FOLLOWS),
      Carrier.of(blocks, BLOCKS),
      Carrier.of(mutes, MUTES),
      Carrier.of(mutedWords.collection),
      Carrier.of(sessions),
    ],
  };
}
