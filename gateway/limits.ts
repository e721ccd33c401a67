/** What a client may ask for. Everything beyond is refused before any subgraph hears of it. */
export interface Limits {
  /** Bytes of a request's body. */
  bodyBytes: number;
  /** ms in which a request's body must have arrived. */
  bodyMs: number;
  /** Lexical tokens of a document: bounds what parsing and validation can cost. */
  tokens: number;
  /** Levels of fields. Introspection has its own depth and does not count. */
  depth: number;
  aliases: number;
  rootFields: number;
  directives: number;
  /** Fields once every fragment is written out: a small document can unfold to millions. */
  fields: number;
  /** Times that the schema or one of its types may be asked for: each is answered here, in one piece. */
  introspections: number;
  /** Pairs that validation may have to compare: fields that share a name in the answer, and fragments beside each other. */
  comparisons: number;
  /** Objects that an operation may have the subgraphs load; lists count as often as their `first`. */
  cost: number;
  /** Errors that one answer may list. */
  errors: number;
  /** ms that a subgraph has to answer one fetch. */
  fetchMs: number;
  /** ms for a whole operation. */
  operationMs: number;
  /** Bytes of one message on a socket. */
  messageBytes: number;
  /** Messages that one socket may send a second in the long run, pings and pongs among them. */
  messagesPerSecond: number;
  /** Messages that one socket may send at once. */
  messageBurst: number;
  /** ms in which a socket must have introduced itself. */
  initMs: number;
  /** Operations that one socket may have open at a time. */
  operationsPerSocket: number;
  /** Sockets and event streams that one user may have open on this gateway. */
  socketsPerUser: number;
  /** Subscriptions that one user may have open on this gateway: each can make every event cost an execution more. */
  subscriptionsPerUser: number;
  /** Sockets and event streams that one address may have open on this gateway: a whole school can share one. */
  socketsPerAddress: number;
  /** Notices that may wait for a slow client before they are gathered into one TimelineGap. */
  waitingEvents: number;
  /** ms after which the connection of a client that takes nothing any more is closed. */
  stalledMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 100 * 1024,
  bodyMs: 10_000,
  tokens: 2_000,
  depth: 12,
  aliases: 30,
  rootFields: 20,
  directives: 50,
  fields: 2_000,
  introspections: 3,
  comparisons: 50_000,
  cost: 2_000,
  errors: 20,
  fetchMs: 2_000,
  operationMs: 5_000,
  messageBytes: 64 * 1024,
  messagesPerSecond: 50,
  messageBurst: 200,
  initMs: 3_000,
  operationsPerSocket: 50,
  socketsPerUser: 20,
  subscriptionsPerUser: 100,
  socketsPerAddress: 1_000,
  waitingEvents: 100,
  stalledMs: 10_000,
};
