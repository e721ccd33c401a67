import { setImmediate } from 'node:timers/promises';
import type { GraphQLDataSource } from '@apollo/gateway';
import { Supergraph, type Schema } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import type { PreparedOperation, PrepareOperation } from '../execution/index.js';
import { AccessRules } from './access-rules.js';
import { CostRules } from './cost-rules.js';
import { checkFeatures } from './features.js';
import { eventSchemasOf, type EventSchemas } from './event-schemas.js';
import { ProgressiveOverrides } from './overrides.js';
import { createPlanner } from './planner.js';
import { Plans } from './plans.js';
import { validateSupergraph } from './validation.js';

/** The subgraphs, each behind its data source. */
export type DataSources = Readonly<Record<string, GraphQLDataSource>>;

/** Opens the data sources of a supergraph's subgraphs. Throws for a subgraph that cannot be reached. */
export type OpenSources = (
  subgraphs: readonly { readonly name: string; readonly url: string }[],
) => DataSources;

/** One composed graph: its schemas, who plans operations on it, and the subgraphs that are asked. */
export interface Federation {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** The API schema as the planner knows it. */
  readonly plannerSchema: Schema;
  /** With the directives that say which subgraph has what. */
  readonly supergraphSchema: GraphQLSchema;
  readonly plans: Plans;
  readonly overrides: ProgressiveOverrides;
  readonly accessRules: AccessRules;
  readonly costRules: CostRules;
  readonly eventSchema: EventSchemas;
  readonly sources: DataSources;
  /** The operations prepared so far, by their plans. */
  readonly preparedOperations: WeakMap<QueryPlan, PreparedOperation>;
  /** The URLs that the supergraph gives for its subgraphs, by name. */
  readonly subgraphUrls: ReadonlyMap<string, string>;
  /** How operations are made ready to be carried out. @default by prepareOperation */
  readonly prepare?: PrepareOperation;
}

/** Builds the graph from its SDL, at once; throws when that is no supergraph or the subgraphs in it are not ours. */
export function buildFederation(sdl: string, sources: DataSources | OpenSources): Federation {
  const steps = build(sdl, sources, true);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same while other work goes on: what is only to be checked another thread checks, the rest is done in the pauses. */
export async function buildFederationBeside(
  sdl: string,
  sources: DataSources | OpenSources,
): Promise<Federation> {
  await validateSupergraph(sdl);
  const steps = build(sdl, sources, false);
  let step = steps.next();
  while (!step.done) {
    await setImmediate();
    step = steps.next();
  }
  return step.value;
}

/** Stops between any two steps that take long. What it makes for itself Apollo's code keeps, and has it at hand later. */
function* build(
  sdl: string,
  given: DataSources | OpenSources,
  validateSupergraph: boolean,
): Generator<undefined, Federation> {
  // checkFeatures is stricter than Apollo's check, and says what is supported.
  const supergraph = Supergraph.build(sdl, { validateSupergraph, supportedFeatures: null });
  checkFeatures(supergraph);
  const overrides = new ProgressiveOverrides(supergraph);
  const metadata = supergraph.subgraphsMetadata();
  const sources = typeof given === 'function' ? given(metadata) : given;
  for (const { name } of metadata) {
    if (!Object.hasOwn(sources, name))
      throw new Error(`The supergraph has a subgraph without an address: ${name}.`);
  }
  yield;
  const plannerSchema = supergraph.apiSchema();
  yield;
  const apiSchema = plannerSchema.toGraphQLJSSchema();
  yield;
  const supergraphSchema = supergraph.schema.toGraphQLJSSchema();
  yield;
  const eventSchema = eventSchemasOf(supergraph.subgraphs());
  yield;
  const accessRules = new AccessRules(supergraph, supergraphSchema);
  const costRules = new CostRules(supergraph, supergraphSchema);
  const schemas = { apiSchema, plannerSchema, supergraphSchema };
  const plans = new Plans(schemas, createPlanner(supergraph), overrides);
  const subgraphUrls = new Map(metadata.map(({ name, url }) => [name, url]));
  return {
    ...schemas,
    plans,
    overrides,
    accessRules,
    costRules,
    eventSchema,
    sources,
    subgraphUrls,
    preparedOperations: new WeakMap(),
  };
}
