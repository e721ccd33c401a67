import { MACHINES } from './machine-id.js';
import { LEASES } from './mongo-lease.js';
import { SCHEMAS } from './schema-version.js';

export type { MongoAccess } from './connection-options.js';
export { Batches } from './batches.js';
export type { ConnectionPool } from './connection-pool.js';
export { Carrier, OUTBOX_INDEX, type WithOutbox } from './carrier.js';
export { isDuplicate } from './duplicate.js';
export { insertAbsent } from './insert-absent.js';
export { insertOrFind } from './insert-or-find.js';
export { InsertBatches } from './insert-batches.js';
export { firstOfPair, keyOf, openCollection, OUTBOX_BROADCASTS, type CollectionLayout } from './layout.js';
export { migrate, pendingMigrations, versionOf, type SubgraphMigrations } from './migrate.js';
export { dropIndexes, eachSlice, type Migration, type MigrationStep } from './migration.js';
export { MongoLease } from './mongo-lease.js';
export {
  assign,
  claim,
  Reservations,
  type Claim,
  type Owners,
  type Reservation,
  type ReservationStore,
  type ReservationState,
} from './reservations.js';
export { SchemaVersion } from './schema-version.js';
export { sharedRead } from './shared-read.js';
export { sweepLease } from './sweep-timer.js';
export { connectMongo, type Mongo, type MongoOptions } from './mongo.js';
export { leaseIds, type IdSource } from './machine-id.js';
export { isInDoubt, isOutage, isUnavailable } from './unavailable.js';
export { Outbox, type EventPublisher } from './outbox.js';
export { UpdateBatches, type Update } from './update-batches.js';

/** The collections of the infrastructure. */
export const PLATFORM_COLLECTIONS = [MACHINES, LEASES, SCHEMAS];
