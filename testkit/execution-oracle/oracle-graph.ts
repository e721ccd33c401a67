import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import {
  buildASTSchema,
  execute,
  isObjectType,
  Kind,
  parse,
  printSchema,
  validate,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { buildFederation, type DataSources, type Federation } from '#gateway/federation/federation.js';
import type { Sources, SubgraphRequest } from '#gateway/execution/source.js';
import { compose, withLink } from '../gateway/compose.js';
import { ROOT, type GraphData, type Thing } from './graph-data.js';
import type { GraphModel } from './graph-model.js';
import { sdlOf } from './subgraph-sdl.js';

interface Context {
  readonly data: GraphData;
}

type Resolver = GraphQLFieldResolver<Thing, Context>;

/** A graph that can be asked in two ways: through the gateway over its subgraphs, and as one schema. */
export interface OracleGraph {
  /** The supergraph's SDL. */
  readonly sdl: string;
  readonly federation: Federation;
  /** The data that the subgraphs answer from; set before an operation runs. */
  data: GraphData | null;
  /** The API schema with resolvers. */
  readonly merged: GraphQLSchema;
  /** The same with nullable fields only: it reports each error that a field has. */
  readonly nullable: GraphQLSchema;
}

/** Composes a graph and builds its schemas; null when it does not compose. */
export function openOracleGraph(model: GraphModel): OracleGraph | null {
  const sdls = Object.fromEntries(model.subgraphs.map((name) => [name, sdlOf(model, name)]));
  let sdl: string;
  try {
    sdl = compose(sdls);
  } catch {
    return null;
  }
  const graph: { data: GraphData | null } = { data: null };
  const sources = Object.fromEntries(
    model.subgraphs.map((name) => [name, subgraphSource(model, name, sdls[name]!, graph)]),
  ) satisfies Sources;
  // The gateway calls only `process` of a data source.
  const federation = buildFederation(sdl, sources as unknown as DataSources);
  const merged = federation.apiSchema;
  const nullable = withNullableFields(merged);
  for (const schema of [merged, nullable]) {
    animate(schema, (thing, args, { data }, { fieldName }) => data.value(thing, fieldName, args));
  }
  return Object.assign(graph, { sdl, federation, merged, nullable });
}

/** Runs an operation against one schema. */
export function executeOn(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  data: GraphData,
): ExecutionResult | Promise<ExecutionResult> {
  const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  const __typename = schema.getRootType(operation!.operation)!.name;
  return execute({
    ...{ schema, document, variableValues: variables },
    contextValue: { data } satisfies Context,
    rootValue: { ...ROOT, __typename },
  });
}

function animate(schema: GraphQLSchema, resolve: Resolver): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.name.startsWith('_')) field.resolve = resolve;
    }
  }
}

function subgraphSource(
  model: GraphModel,
  name: string,
  sdl: string,
  graph: { data: GraphData | null },
): Sources[string] {
  const resolvers: GraphQLResolverMap<unknown> = {};
  for (const { name: typename, keys } of model.objects) {
    if (!keys) continue;
    resolvers[typename] = {
      __resolveReference: (reference: Record<string, unknown>, { data }: Context) =>
        data.find(typename, reference),
    };
  }
  const schema = buildSubgraphSchema({ typeDefs: parse(withLink(sdl)), resolvers });
  animate(schema, (thing, args, { data }, { fieldName }) => data.valueIn(name, thing, fieldName, args));
  const known = new Map<string, DocumentNode>();
  return {
    async process({ request: { query, variables } }: SubgraphRequest) {
      let document = known.get(query);
      if (!document) {
        document = parse(query);
        const errors = validate(schema, document);
        if (errors.length > 0) throw new Error(`The subgraph refuses ${query}: ${String(errors[0])}`);
        known.set(query, document);
      }
      const result = await executeOn(schema, document, variables, graph.data!);
      return JSON.parse(JSON.stringify(result)) as Awaited<ReturnType<Sources[string]['process']>>;
    },
  };
}

function withNullableFields(schema: GraphQLSchema): GraphQLSchema {
  const nullable = visit(parse(printSchema(schema)), {
    FieldDefinition: (field) => ({
      ...field,
      type: visit(field.type, { NonNullType: { leave: ({ type }) => type } }),
    }),
  });
  return buildASTSchema(nullable);
}
