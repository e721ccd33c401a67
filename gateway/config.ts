import type { RoomName, RoomService } from '#platform/room.js';
import type { Secrets } from '#platform/secrets.js';
import type { TrustedDocuments } from './pipeline/index.js';

/** What a gateway is told when it is opened. */
export interface GatewayConfig {
  host: string;
  /** 0 takes a free port. */
  port: number;
  /** The text of schema/supergraph.graphql. */
  supergraph: string;
  /** The file that the text comes from: when it changes, the gateway changes with it. @default nothing is watched */
  supergraphFile?: string | undefined;
  /** Where each room answers: its address, or the room itself when it is in this process. */
  subgraphs: Readonly<Record<RoomName, string | Pick<RoomService, 'ask'>>>;
  secrets: Secrets;
  /** Origins whose pages may use the gateway, apart from its own: `https://app.example`. @default none */
  origins?: readonly string[];
  /** How many proxies of ours stand before the gateway and name the client in `X-Forwarded-For`. @default 0 */
  proxies?: number;
  /** Over how many ms the ends of the sockets are spread when the gateway stops. */
  drainMs: number;
  /** In production the schema is not told to strangers: no introspection, no suggestions, no explorers. */
  production: boolean;
  limits?: Partial<Limits>;
  /** The documents of our own clients. @default none: whatever is valid is run */
  trusted?: TrustedDocuments | null;
  /** Who carries out operations. `stock`, to compare with: the executor that comes with the planner. @default lean */
  executor?: 'lean' | 'stock';
  /** How entities that rooms have answered are kept. @default in this process alone */
  entityCache?: EntityCacheConfig | 'off';
}

export interface EntityCacheConfig {
  /** What the entities in this process may take. @default 64 */
  megabytes?: number;
  /** Whether they are kept in the cache, too, for all gateways. @default false */
  shared?: boolean;
}

export const DEFAULT_ENTITY_MEGABYTES = 64;

/** What a client may ask for. Everything beyond is refused before any room hears of it. */
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
  /** Pairs of fields that validation may have to compare because they share a name in the answer. */
  comparisons: number;
  /** Objects that an operation may have the rooms load; lists count as often as their `first`. */
  cost: number;
  /** Errors that one answer may list. */
  errors: number;
  /** ms that a room has to answer one fetch. */
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
  /** Sockets and event streams that one person may have open on this gateway. */
  socketsPerPerson: number;
  /** Subscriptions that one person may have open on this gateway: each can make every event cost an execution more. */
  subscriptionsPerPerson: number;
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
  socketsPerPerson: 20,
  subscriptionsPerPerson: 100,
  socketsPerAddress: 1_000,
  waitingEvents: 100,
  stalledMs: 10_000,
};
