/** The limits of requests. What exceeds them is refused before anything is fetched. */
export interface Limits {
  /** Bytes of a request's body. */
  bodyBytes: number;
  /** ms within which the body of a request must arrive. */
  bodyMs: number;
  /** Lexical tokens of a document: bounds the cost of parsing and validation. */
  tokens: number;
  /** Levels of brackets in a document, and of values in its variables; of fragments and fields inside each other too. */
  nesting: number;
  /** Levels of fields. Introspection has its own depth and does not count. */
  depth: number;
  aliases: number;
  rootFields: number;
  directives: number;
  /** Fields with every fragment inlined: a small document can expand to millions. */
  fields: number;
  /** Selections of `__schema` and `__type`: each makes a large response. */
  introspections: number;
  /** Pairs that validation may have to compare: fields with the same response key, and fragments of one selection set. */
  comparisons: number;
  /** Objects that an operation may make the subgraphs load; selections below a list are multiplied by its `first`. */
  cost: number;
  /** Errors in one response. */
  errors: number;
  /** ms for one fetch from a subgraph. */
  fetchMs: number;
  /** ms for a whole operation. */
  operationMs: number;
  /** Bytes of one message on a socket. */
  messageBytes: number;
  /** Messages per second that one socket may send on average, pings and pongs included. */
  messagesPerSecond: number;
  /** Messages that one socket may send at once. */
  messageBurst: number;
  /** ms within which a socket must send `connection_init`. */
  initMs: number;
  /** Operations that one socket may have open at a time. */
  operationsPerSocket: number;
  /** Sockets and event streams that one user may have open on this gateway. */
  socketsPerUser: number;
  /** Subscriptions that one user may have open on this gateway: each can add an execution per event. */
  subscriptionsPerUser: number;
  /** Sockets and event streams that one address may have open on this gateway; many users can share an address. */
  socketsPerAddress: number;
  /** Notices that may wait for a slow client before they are replaced by one gap. */
  waitingEvents: number;
  /** ms in which an event is tried again while a subgraph or a store that it needs is away; then it becomes a gap. */
  noticeRetryMs: number;
  /** ms after which the connection of a client that reads nothing is closed. */
  stalledMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 100 * 1024,
  bodyMs: 10_000,
  tokens: 2_000,
  nesting: 100,
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
  noticeRetryMs: 20_000,
  stalledMs: 10_000,
};
