export { Batches } from './batches.js';
export { isDuplicate } from './duplicate.js';
export { insertAbsent } from './insert-absent.js';
export { InsertBatches } from './insert-batches.js';
export { connectMongo, type Mongo, type MongoOptions } from './mongo.js';
export { leaseIds, type IdSource } from './machine-id.js';
export { isInDoubt, isUnavailable } from './unavailable.js';
export { Outbox, OUTBOX_INDEX, type EventPublisher, type WithOutbox } from './outbox.js';
export { UpdateBatches, type Update } from './update-batches.js';
