import type { RunningSubgraph } from '#platform/subgraph.js';
import type { Secrets } from '#platform/secrets.js';
import type { PrepareOperation } from './execution/index.js';
import type { Limits } from './limits.js';
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
  /** Where each subgraph answers: its address, or the subgraph itself when it is in this process. */
  subgraphs: Readonly<Record<string, string | Pick<RunningSubgraph, 'ask'>>>;
  secrets: Secrets;
  /** Origins whose pages may use the gateway, apart from its own: `https://app.example`. @default none */
  origins?: readonly string[];
  /** How many proxies of ours stand before the gateway and name the client in `X-Forwarded-For`. @default 0 */
  proxies?: number;
  /** Over how many ms the ends of the sockets are spread when the gateway stops. */
  drainMs: number;
  /** In production the schema is not told to strangers: no introspection, no suggestions. */
  production: boolean;
  limits?: Partial<Limits>;
  /** The documents of our own clients. @default none: whatever is valid is run */
  trusted?: TrustedDocuments | null;
  /** How operations are made ready to be carried out: tests look on there. @default by prepareOperation */
  prepare?: PrepareOperation | undefined;
  /** How entities that subgraphs have answered are kept. @default in this process alone */
  entityCache?: EntityCacheConfig | 'off';
}

export interface EntityCacheConfig {
  /** What the entities in this process may take. @default 64 */
  megabytes?: number;
  /** Whether they are kept in the cache, too, for all gateways. @default false */
  shared?: boolean;
}

export const DEFAULT_ENTITY_MEGABYTES = 64;
