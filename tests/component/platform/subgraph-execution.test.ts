import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import {
  execute,
  isObjectType,
  parse,
  validate,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { DateTime } from '#platform/dates.js';
import { codeOf } from '#platform/errors.js';
import { readTypeDefs } from '#platform/subgraph.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';
import { prepareExecution } from '#platform/subgraph-server/execution/index.js';
import { RandomQuery } from '#testkit/platform/random-query.js';
import { hash, Faults } from '#testkit/platform/faults.js';

const QUERIES = 200;

/** A subgraph with its real SDL. Some of its fields have resolvers, some are read from their objects; all have whims. */
function faultySubgraph(subgraph: string): GraphQLSchema {
  const typeDefs = readTypeDefs(subgraph);
  const bare = buildSubgraphSchema({ typeDefs });
  const faults = new Faults(() => schema);
  const resolvers: GraphQLResolverMap<unknown> = {};
  for (const type of Object.values(bare.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    const isRoot = type === bare.getQueryType() || type === bare.getMutationType();
    const fields = Object.keys(type.getFields()).filter((name) => !name.startsWith('_'));
    resolvers[type.name] = {
      ...(isRoot ? {} : { __resolveReference: (key: object) => faults.at(type, JSON.stringify(key)) }),
      ...Object.fromEntries(
        fields
          .filter((name) => isRoot || hash(`${type.name}.${name}`) % 2 === 0)
          .map((name) => [name, (...call: ResolverCall) => faultOf(faults, ...call)]),
      ),
    };
  }
  if (bare.getType('DateTime')) resolvers['DateTime'] = DateTime;
  const schema = buildSubgraphSchema({ typeDefs, resolvers });
  return schema;
}

type ResolverCall = [source: unknown, args: object, context: unknown, info: GraphQLResolveInfo];

/** What it is depends on everything that a resolver is told. */
function faultOf(
  faults: Faults,
  _source: unknown,
  args: object,
  context: unknown,
  info: GraphQLResolveInfo,
): unknown {
  const { parentType, fieldName, returnType, path, variableValues, operation, fieldNodes } = info;
  const told = [
    parentType.name,
    fieldName,
    args,
    context,
    variableValues,
    operation.name?.value,
    fieldNodes.length,
  ];
  return faults.at(returnType, JSON.stringify([told, keysOf(path)]));
}

function keysOf(path: GraphQLResolveInfo['path'] | undefined): unknown[] {
  return path ? [...keysOf(path.prev), path.key, path.typename] : [];
}

/** What can be seen of a result: the text of an error only where it is one of the table, others are masked. */
function visible({ data, errors = [] }: ExecutionResult): object {
  const seen = errors.map((error: GraphQLError) => {
    const code = codeOf(error);
    const said = code !== null || error.path === undefined ? error.message : null;
    return { path: error.path, code, said, blamed: error.nodes?.[0]?.kind };
  });
  return { data: JSON.stringify(data), errors: seen };
}

describe.each(SUBGRAPH_NAMES)('the subgraph of %s', (subgraph) => {
  const schema = faultySubgraph(subgraph);

  it('answers what it has prepared as graphql-js does, whatever its resolvers do', async () => {
    const seen = { errors: 0, nulled: 0, refused: 0, whole: 0 };
    for (let index = 0; index < QUERIES; index++) {
      const { text, variables } = new RandomQuery(schema, `${subgraph} ${index}`);
      const document = parse(text, { noLocation: true });
      expect(validate(schema, document), text).toEqual([]);
      const prepared = prepareExecution(schema, document, 'Random');
      const ours = await prepared('a viewer', variables);
      const theirs = await execute({ schema, document, variableValues: variables, contextValue: 'a viewer' });
      expect(visible(ours), text).toEqual(visible(theirs));
      // A second run finds nothing of the first one.
      expect(visible(await prepared('a viewer', variables))).toEqual(visible(theirs));
      seen.errors += theirs.errors?.length ?? 0;
      if (theirs.data === null) seen.nulled++;
      else if (theirs.data === undefined) seen.refused++;
      else if (!theirs.errors) seen.whole++;
    }
    // It was worth looking: of everything there was enough.
    expect(seen.errors).toBeGreaterThan(100);
    expect(Math.min(seen.nulled, seen.refused, seen.whole)).toBeGreaterThan(3);
  });
});

describe('a list that fails at once', () => {
  it('leaves nobody alone with what fails in it later', async () => {
    const schema = buildSubgraphSchema({
      typeDefs: parse('type Query { numbers: [Int!] }'),
      resolvers: { Query: { numbers: () => [Promise.reject(new Error('later')), null] } },
    });
    const unheard: unknown[] = [];
    const hear = (error: unknown): number => unheard.push(error);
    process.on('unhandledRejection', hear);
    const { data, errors } = await prepareExecution(schema, parse('{ numbers }'), undefined)({}, {});
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', hear);
    expect(data).toEqual({ numbers: null });
    expect(errors).toMatchObject([{ path: ['numbers', 1] }]);
    expect(unheard).toEqual([]);
  });
});
