/**
 * The type of an option. Null stands for a missing option, as in MongoDB, apart from `hint` and `change`.
 *
 * - `flag`: a boolean or a number; `count`: a number >= 0; `limit`: 0 or 1
 * - `hint`: the name or the key of an index; `indexes`: also a list of names
 * - `change`: an update or a replacement document
 * - `objects`, `longs`, `texts`: a list of these
 */
export type OptionType =
  | 'any'
  | 'bool'
  | 'flag'
  | 'number'
  | 'count'
  | 'limit'
  | 'string'
  | 'object'
  | 'hint'
  | 'change'
  | 'indexes'
  | 'objects'
  | 'longs'
  | 'texts';

/** An option by its name: its type, with `!` where it must be given; or the options of a document, or of each of a list. */
export interface Options {
  readonly [name: string]: OptionType | `${OptionType}!` | NestedOptions;
}

export interface NestedOptions {
  readonly kind: 'document' | 'documents';
  readonly options: Options;
}

const writeConcern: NestedOptions = {
  kind: 'document',
  options: { w: 'any', j: 'flag', wtimeout: 'number', fsync: 'flag' },
};

const readConcern: NestedOptions = { kind: 'document', options: { level: 'string' } };

const cursor: NestedOptions = { kind: 'document', options: { batchSize: 'count' } };

/** Options of every command. Drivers always send sessions, which have no effect without transactions. */
export const GENERIC_OPTIONS: Options = {
  $db: 'string!',
  lsid: 'object',
  $clusterTime: 'object',
  $readPreference: 'object',
  comment: 'any',
  maxTimeMS: 'number',
  apiVersion: 'string',
  apiStrict: 'bool',
  apiDeprecationErrors: 'bool',
};

const hello: Options = {
  helloOk: 'flag',
  hello: 'any',
  client: 'object',
  compression: 'texts',
  loadBalanced: 'bool',
  topologyVersion: 'object',
  maxAwaitTimeMS: 'count',
  speculativeAuthenticate: 'object',
  saslSupportedMechs: 'string',
  backpressure: 'any',
};

const UPDATE_STATEMENT: Options = {
  q: 'object!',
  u: 'change!',
  multi: 'bool',
  upsert: 'bool',
  arrayFilters: 'objects',
  hint: 'hint',
  sort: 'object',
};

const DELETE_STATEMENT: Options = { q: 'object!', limit: 'limit!', hint: 'hint' };

const FIND: Options = {
  filter: 'object',
  projection: 'object',
  sort: 'object',
  skip: 'count',
  limit: 'count',
  batchSize: 'count',
  singleBatch: 'bool',
  hint: 'hint',
  readConcern,
};

const FIND_AND_MODIFY: Options = {
  query: 'object',
  sort: 'object',
  remove: 'flag',
  update: 'change',
  new: 'flag',
  fields: 'object',
  upsert: 'flag',
  arrayFilters: 'objects',
  hint: 'hint',
  writeConcern,
};

/** Every option that a command supports, besides the generic ones. All others are rejected. */
export const COMMAND_OPTIONS = {
  aggregate: { pipeline: 'objects!', cursor, hint: 'hint', readConcern },
  buildInfo: {},
  count: { query: 'object', limit: 'number', skip: 'count', hint: 'hint', readConcern },
  create: { writeConcern },
  createIndexes: { indexes: 'objects!', writeConcern },
  delete: {
    deletes: { kind: 'documents', options: DELETE_STATEMENT },
    ordered: 'bool',
    writeConcern,
  },
  distinct: { key: 'string!', query: 'object', hint: 'hint', readConcern },
  drop: { writeConcern },
  dropDatabase: { writeConcern },
  dropIndexes: { index: 'indexes!', writeConcern },
  endSessions: { endSessions: 'objects' },
  explain: { explain: 'object!', verbosity: 'string' },
  find: FIND,
  findAndModify: FIND_AND_MODIFY,
  getMore: { collection: 'string!', batchSize: 'count' },
  hello,
  insert: { documents: 'objects!', ordered: 'bool', writeConcern },
  isMaster: hello,
  killCursors: { cursors: 'longs!' },
  listCollections: { filter: 'object', nameOnly: 'flag', authorizedCollections: 'flag', cursor },
  listDatabases: { filter: 'object', nameOnly: 'flag', authorizedDatabases: 'flag' },
  listIndexes: { cursor },
  ping: {},
  serverStatus: {},
  update: {
    updates: { kind: 'documents', options: UPDATE_STATEMENT },
    ordered: 'bool',
    writeConcern,
  },
  validate: { full: 'flag' },
} as const satisfies Record<string, Options>;
