import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import { parse, type DocumentNode } from 'graphql';
import type { AnyEvent } from './event.js';
import type { Infrastructure } from './infrastructure.js';
import type { DisposalStack } from './lifecycle.js';
import type { LiveSource } from './live-source.js';
import type { Secrets } from './secrets.js';
import type { ExecuteRequest } from './subgraph-server/execute-request.js';
import type { RequestContext } from './viewer.js';

/** What a subgraph is told when it opens. */
export interface SubgraphConfig {
  /** Where the gateway reaches it over HTTP (port 0 takes a free one); null when both are in one process. */
  listen: { host: string; port: number } | null;
  secrets: Secrets;
}

/** Reacts to one event. Deliveries repeat and may come out of order, so a reaction is idempotent. */
export type EventReaction<Parts> = (parts: Parts, event: AnyEvent) => Promise<void>;

/** The reactions of one durable consumer, by event type. */
export type Reactions<Parts> = Readonly<Record<string, EventReaction<Parts>>>;

/** One durable consumer: its place in the streams is kept over restarts and shared by all processes. */
export interface ConsumerManifest<Parts> {
  readonly reactions: Reactions<Parts>;
  /** Events that one process handles at the same time. @default 16 */
  readonly concurrency?: number;
}

/** How a subgraph describes itself: the same for each, and all that the rest of the house knows of it. */
export interface SubgraphManifest<Deps extends Infrastructure, Parts, Context> {
  readonly name: string;
  readonly typeDefs: DocumentNode;
  /** Typed by the code generated from the SDL; here only the shape matters. */
  readonly resolvers: GraphQLResolverMap<unknown>;
  /** Opens stores, caches and jobs: the only place where the parts of the subgraph meet. `stack` closes them again. */
  open(deps: Deps, stack: DisposalStack, config: SubgraphConfig): Promise<Parts>;
  /** What resolvers see: made anew for each request. */
  context(parts: Parts, request: RequestContext): Context;
  /** The reactions of the durable consumer that is named after the subgraph. */
  readonly reactions?: Reactions<Parts>;
  /** Further durable consumers, by name: events that must not wait for those of another consumer. */
  readonly consumers?: Readonly<Record<string, ConsumerManifest<Parts>>>;
  /** The sources of its `Subscription` fields, by field. Opened by the gateway's process, with the same deps. */
  readonly live?: Readonly<Record<string, (deps: Deps) => LiveSource>>;
  /** Starts what runs by itself: the outbox, timers. Called once everything is open. */
  start?(parts: Parts): void;
  /** How much work of its own is left: events to publish, writes to flush. @default 0 */
  pending?(parts: Parts): number | Promise<number>;
}

/** An open subgraph. */
export interface RunningSubgraph<Parts = unknown> extends AsyncDisposable {
  /** Executes a request in the subgraph's own process. */
  readonly ask: ExecuteRequest;
  /** Where the gateway reaches it from another process; null when it does not listen. */
  readonly url: string | null;
  /** What `open` gave: for operators and tests in the same process. */
  readonly parts: Parts;
  /** How much work of its own is left. 0 when it has come to rest. */
  pending(): Promise<number>;
}

/** A subgraph as composition, the network and the process entries see it. */
export interface Subgraph<Deps extends Infrastructure = Infrastructure, Parts = unknown> {
  readonly name: string;
  readonly typeDefs: DocumentNode;
  readonly resolvers: GraphQLResolverMap<unknown>;
  readonly live: Readonly<Record<string, (deps: Deps) => LiveSource>>;
  create(config: SubgraphConfig, deps: Deps): Promise<RunningSubgraph<Parts>>;
}

/** Reads a subgraph's SDL from schema/, beside the sources or beside the compiled code. */
export function readTypeDefs(subgraph: string): DocumentNode {
  return parse(readFileSync(schemaFile(`${subgraph}.graphql`), 'utf8'));
}

/** The supergraph that comes with Rookery: composed from the SDL of its subgraphs, and committed. */
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
