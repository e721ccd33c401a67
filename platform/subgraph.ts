import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import { parse, type DocumentNode } from 'graphql';
import type { AnyEvent } from './event.js';
import type { Infrastructure } from './infrastructure.js';
import type { DisposalStack } from './lifecycle.js';
import type { LiveSource } from './live-source.js';
import type { CollectionLayout } from './mongo/layout.js';
import type { Migration } from './mongo/migration.js';
import type { Secrets } from './secrets.js';
import type { ExecuteRequest } from './subgraph-server/execute-request.js';
import type { PrepareExecution } from './subgraph-server/execution/index.js';
import type { RequestContext } from './viewer.js';
import { packageFile } from './package-file.js';

/** How a subgraph is opened in this process. */
export interface SubgraphConfig {
  /**
   * The HTTP address to listen on (port 0 selects a free port); null when the gateway is in the same process.
   */
  listen: { host: string; port: number } | null;
  secrets: Secrets;
  /** Prepares operations for execution; replaced by benches. @default prepareExecution */
  prepare?: PrepareExecution;
}

/** Reacts to one event. Events may be redelivered and reordered, so a reaction must be idempotent. */
export type EventReaction<Parts> = (parts: Parts, event: AnyEvent) => Promise<void>;

/** The reactions of one durable consumer, by event type. */
export type Reactions<Parts> = Readonly<Record<string, EventReaction<Parts>>>;

/** One durable consumer. Its position in the streams is stored by the bus and shared by all processes. */
export interface ConsumerManifest<Parts> {
  readonly reactions: Reactions<Parts>;
  /** Events that one process handles at the same time. @default 16 */
  readonly concurrency?: number;
}

/** The manifest of a subgraph: everything that other code reads about it. */
export interface SubgraphManifest<Deps extends Infrastructure, Parts, Context> {
  readonly name: string;
  readonly typeDefs: DocumentNode;
  /** Typed by the generated code; only the shape matters here. */
  readonly resolvers: GraphQLResolverMap<unknown>;
  /** Opens stores, caches and jobs, and wires them together. `stack` closes them. */
  open(deps: Deps, stack: DisposalStack, config: SubgraphConfig): Promise<Parts>;
  /** Creates the context of resolvers, once per request. */
  context(parts: Parts, request: RequestContext): Context;
  /** The reactions of the durable consumer that is named after the subgraph. */
  readonly reactions?: Reactions<Parts>;
  /** Additional durable consumers by name, for events that must not wait for those of another consumer. */
  readonly consumers?: Readonly<Record<string, ConsumerManifest<Parts>>>;
  /** The sources of its `Subscription` fields, by field. Opened in the gateway's process, with the same deps. */
  readonly live?: Readonly<Record<string, (deps: Deps) => LiveSource>>;
  /** The collections of the subgraph, and of the read models that it writes. */
  readonly collections?: readonly CollectionLayout[];
  /** What brings documents of earlier versions to the present layout, by rising versions. */
  readonly migrations?: readonly Migration[];
  /** Starts background work: the outbox, timers. Called once everything is open. */
  start?(parts: Parts): void;
  /** How much background work is left: events to publish, writes to flush. @default 0 */
  pending?(parts: Parts): number | Promise<number>;
}

/** An open subgraph. */
export interface RunningSubgraph<Parts = unknown> extends AsyncDisposable {
  /** Executes a request in the subgraph's own process. */
  readonly ask: ExecuteRequest;
  /** The URL for gateways in other processes; null when the subgraph does not listen. */
  readonly url: string | null;
  /** The result of `open`, for operators and tests in the same process. */
  readonly parts: Parts;
  /** How much background work is left; 0 when the subgraph is idle. */
  pending(): Promise<number>;
}

/** A subgraph as composition, the network and the process entries see it. */
export interface Subgraph<Deps extends Infrastructure = Infrastructure, Parts = unknown> {
  readonly name: string;
  readonly typeDefs: DocumentNode;
  readonly resolvers: GraphQLResolverMap<unknown>;
  readonly live: Readonly<Record<string, (deps: Deps) => LiveSource>>;
  readonly collections: readonly CollectionLayout[];
  readonly migrations: readonly Migration[];
  create(config: SubgraphConfig, deps: Deps): Promise<RunningSubgraph<Parts>>;
}

/** Reads the SDL of a subgraph from schema/, next to the sources or next to the compiled code. */
export function readTypeDefs(subgraph: string): DocumentNode {
  return parse(readFileSync(schemaFile(`${subgraph}.graphql`), 'utf8'));
}

/** The committed supergraph, composed from the SDL of Rookery's subgraphs. */
export const SUPERGRAPH_FILE = fileURLToPath(schemaFile('supergraph.graphql'));

/** The reference of the committed API schema, as an HTML page. */
export function readReference(): string {
  return readFileSync(schemaFile('reference.html'), 'utf8');
}

/** Reads the supergraph that the gateway starts with. */
export function readSupergraph(path: string = SUPERGRAPH_FILE): string {
  return readFileSync(path, 'utf8');
}

/** The URL of a file in schema/. */
export function schemaFile(name: string): URL {
  return packageFile(`schema/${name}`);
}
