import type { JSONWebKeySet } from 'jose';
import type { DocumentNode } from 'graphql';
import type { RateRule } from '#platform/rate-limit/index.js';
import type { ExecuteRequest } from '#platform/subgraph-server/index.js';
import type { CookieSession } from './cookie-session/index.js';
import type { PrepareOperation } from './execution/index.js';
import type { Example, ExplorerSession } from './explorer/index.js';
import type { Limits } from './limits.js';
import type { TrustedDocuments } from './pipeline/index.js';
import type { Site } from './site/index.js';

/** The configuration of a gateway. */
export interface GatewayConfig {
  host: string;
  /** 0 takes a free port. */
  port: number;
  /** The supergraph SDL. */
  supergraph: string;
  /** The file that holds the supergraph: the gateway reloads it when it changes. @default nothing is watched */
  supergraphFile?: string | undefined;
  /** How each subgraph of the supergraph is reached, by name. */
  subgraphs: Readonly<Record<string, SubgraphConnection>>;
  /** Says instead of `subgraphs` how they are reached, whichever the supergraph has. @default by `subgraphs` */
  connectSubgraph?: ConnectSubgraph;
  /** Signs the requests to the subgraphs, at least 32 bytes; the batch protocol needs it. @default nothing is signed */
  internalSecret?: Buffer;
  /** The headers of clients that plain GraphQL subgraphs receive, by name. @default none */
  propagatedHeaders?: readonly string[];
  /** Published at `/.well-known/jwks.json` for services that verify access tokens. @default none */
  jwks?: JSONWebKeySet;
  /** Origins whose pages may use the gateway, apart from its own: `https://app.example`. @default none */
  origins?: readonly string[];
  /** Whether pages of any server at `localhost` may use it too, for development. @default false */
  localOrigins?: boolean;
  /** The number of trusted proxies before the gateway that append to `X-Forwarded-For`. @default 0 */
  proxies?: number;
  /** Refuses operations and reports that it is not ready until `open` of the service is called. @default false */
  startsClosed?: boolean;
  /** Over how many ms the closing of the sockets is spread when the gateway stops. */
  drainMs: number;
  /** In production introspection and suggestions are off, unless `explorer` is on. */
  production: boolean;
  /**
   * Whether browsers get pages to explore the API: Apollo Sandbox at `/graphql`, GraphiQL at `/graphiql`, the reference at
   * `/docs`. @default outside production
   */
  explorer?: boolean | undefined;
  limits?: Partial<Limits>;
  /** Rules per viewer that subgraphs enforce: after a mutation the `RateLimit-*` headers report the scarcest. @default none */
  reportedRules?: readonly RateRule[];
  /** The documents of first-party clients. @default null: every valid document is executed */
  trusted?: TrustedDocuments | null;
  /** Prepares operations for execution; replaced by tests. @default prepareOperation */
  prepare?: PrepareOperation | undefined;
  /** The cache of subgraph entities; needs the `entityVisibility` plug. @default off */
  entityCache?: EntityCacheConfig | 'off';
  /** The operations that GraphiQL and Apollo Sandbox open with. @default none */
  examples?: readonly Example[];
  /** The reference of the API as an HTML page, served at `/docs`. @default none */
  reference?: string;
  /** How GraphiQL signs a user in. @default the page has no form */
  explorerSession?: ExplorerSession;
  /** The web client, served at `/` and below its own path. @default none */
  site?: Site | undefined;
  /** How the gateway's own pages keep a session in a cookie, at `/session/…`. @default none */
  cookieSession?: CookieSession | undefined;
}

/** Says how a subgraph of a supergraph is reached. Throws for one that cannot be. */
export type ConnectSubgraph = (subgraph: {
  readonly name: string;
  readonly url: string;
}) => SubgraphConnection;

/**
 * How a subgraph is reached: by Rookery's signed batch protocol (`url`) or by plain GraphQL (`graphqlUrl`) over HTTP, or by
 * a function when it runs in this process.
 */
export type SubgraphConnection = (
  { readonly url: string } | { readonly graphqlUrl: string } | { readonly ask: ExecuteRequest }
) & {
  /** The subgraph's own SDL, for directives that composition drops. Without it none of its entities are cached. */
  readonly typeDefs?: DocumentNode;
};

export interface EntityCacheConfig {
  /** The memory that cached entities may take in this process. @default 64 */
  megabytes?: number;
  /** Whether entities are also kept in the shared cache, for all gateways. @default false */
  shared?: boolean;
}

export const DEFAULT_ENTITY_MEGABYTES = 64;
