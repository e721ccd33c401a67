import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import { parse, type DocumentNode } from 'graphql';
import type { Bus } from './bus/bus.js';
import type { Cache } from './cache/cache.js';
import type { Clock } from './clock.js';
import type { Cursors } from './cursor.js';
import type { CreateEvent } from './event.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';
import type { Mongo } from './mongo/index.js';
import type { RateLimits } from './rate-limit/index.js';
import type { AuthorIndex } from '#social/read-models/author-index.js';
import type { Graph } from '#social/read-models/graph.js';
import type { Secrets } from './secrets.js';
import type { Snowflake } from './snowflake.js';
import type { ExecuteRequest } from './subgraph-server/index.js';

/** The four subgraphs of the house. */
export const SUBGRAPH_NAMES = ['users', 'tweets', 'timeline', 'trends'] as const;
export type SubgraphName = (typeof SUBGRAPH_NAMES)[number];

/** The numbers of followers at which an author's tweets come into timelines in another way. */
export interface FollowerTiers {
  /** Authors with fewer followers are pushed to all of them. */
  pushToAllBelow: number;
  /** Authors with more followers are pulled at read; those between are pushed to active followers. */
  pullAbove: number;
}

/** What a subgraph is told when it is opened. */
export interface SubgraphConfig {
  /** Where it answers the gateway (port 0 takes a free one); null when both are in one process. */
  listen: { host: string; port: number } | null;
  secrets: Secrets;
  /** @default 1,000 and 100,000 */
  tiers?: FollowerTiers | undefined;
}

/** What a subgraph is given when it is opened: the infrastructure. */
export interface SubgraphDeps {
  mongo: Mongo;
  cache: Cache;
  bus: Bus;
  clock: Clock;
  log: Log;
  ids: Snowflake;
  createEvent: CreateEvent;
  cursors: Cursors;
  rateLimits: RateLimits;
  metrics: Metrics;
  graph: Graph;
  authorIndex: AuthorIndex;
}

/** An open subgraph. */
export interface RunningSubgraph extends AsyncDisposable {
  /** Asks it from its own process. */
  readonly ask: ExecuteRequest;
  /** Where the gateway finds it from another process; null when it does not listen. */
  readonly url: string | null;
  /** How much work of its own is left: events to publish, writes to flush. 0 when it has come to rest. */
  pending(): Promise<number>;
}

/** The door of a subgraph: what composition, the network and the process entries need, the same for all four. */
export interface Subgraph {
  name: SubgraphName;
  typeDefs: DocumentNode;
  // The resolver maps are typed by the code that is generated from the schema; here only their shape matters.
  resolvers: GraphQLResolverMap<unknown>;
  create(config: SubgraphConfig, deps: SubgraphDeps): Promise<RunningSubgraph>;
}

/** Reads a subgraph's SDL from schema/, beside the sources or beside the compiled code. */
export function readTypeDefs(subgraph: SubgraphName): DocumentNode {
  return parse(readFileSync(schemaFile(`${subgraph}.graphql`), 'utf8'));
}

/** Where the supergraph is that Rookery comes with: composed from the subgraphs' SDL and committed. */
export const SUPERGRAPH_FILE = fileURLToPath(schemaFile('supergraph.graphql'));

/** The supergraph that the gateway boots from. */
export function readSupergraph(path: string = SUPERGRAPH_FILE): string {
  return readFileSync(path, 'utf8');
}

/** The path of a file in schema/. */
export function schemaFile(name: string): URL {
  const compiled = import.meta.url.endsWith('.js');
  return new URL(`${compiled ? '../../' : '../'}schema/${name}`, import.meta.url);
}
