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
import { afterAll, describe, expect, it } from 'vitest';
import { DateTime } from '#platform/dates.js';
import { codeOf } from '#platform/errors.js';
import { readTypeDefs } from '#platform/subgraph.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';
import { prepareExecution } from '#platform/subgraph-server/execution/index.js';
import { RandomQuery } from '#testkit/platform/random-query.js';
import { hash, Faults } from '#testkit/platform/faults.js';

const QUERIES = 200;

/** Builds a subgraph with its real SDL and faults in all fields; about half of the fields have resolvers. */
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

/** Returns a value that depends on all arguments of a resolver apart from the source. */
function faultOf(
  faults: Faults,
  _source: unknown,
  args: object,
  context: unknown,
  info: GraphQLResolveInfo,
): unknown {
  const { parentType, fieldName, returnType, path, variableValues, operation, fieldNodes } = info;
  const inputs = [
    parentType.name,
    fieldName,
    args,
    context,
    variableValues,
    operation.name?.value,
    fieldNodes.length,
  ];
  return faults.at(returnType, JSON.stringify([inputs, keysOf(path)]));
}

function keysOf(path: GraphQLResolveInfo['path'] | undefined): unknown[] {
  return path ? [...keysOf(path.prev), path.key, path.typename] : [];
}

/** The parts of a result that clients receive: the messages of other errors than those with a code are masked. */
function visible({ data, errors = [] }: ExecutionResult): object {
  const seen = errors.map((error: GraphQLError) => {
    const code = codeOf(error);
    const message = code !== null || error.path === undefined ? error.message : null;
    return { path: error.path, code, message, nodeKind: error.nodes?.[0]?.kind };
  });
  return { data: JSON.stringify(data), errors: seen };
}

/** The outcomes in all subgraphs: a large schema alone has hardly a query without a fault. */
const seen = { errors: 0, nulled: 0, refused: 0, whole: 0 };

describe.each(SUBGRAPH_NAMES)('the %s subgraph', (subgraph) => {
  const schema = faultySubgraph(subgraph);

  it('gives the results of graphql-js for random queries with faulty resolvers', async () => {
    const errorsBefore = seen.errors;
    for (let index = 0; index < QUERIES; index++) {
      const { text, variables } = new RandomQuery(schema, `${subgraph} ${index}`);
      const document = parse(text, { noLocation: true });
      expect(validate(schema, document), text).toEqual([]);
      const prepared = prepareExecution(schema, document, 'Random');
      const ours = await prepared('a viewer', variables);
      const theirs = await execute({ schema, document, variableValues: variables, contextValue: 'a viewer' });
      expect(visible(ours), text).toEqual(visible(theirs));
      // A second run gives the same result: runs share no state.
      expect(visible(await prepared('a viewer', variables))).toEqual(visible(theirs));
      seen.errors += theirs.errors?.length ?? 0;
      if (theirs.data === null) seen.nulled++;
      else if (theirs.data === undefined) seen.refused++;
      else if (!theirs.errors) seen.whole++;
    }
    expect(seen.errors - errorsBefore).toBeGreaterThan(100);
  });
});

// Ensures that the random queries cover every outcome.
afterAll(() => {
  expect(Math.min(seen.nulled, seen.refused, seen.whole)).toBeGreaterThan(50);
});

describe('a list with an item that fails synchronously', () => {
  it('handles the later rejections of its other items', async () => {
    const schema = buildSubgraphSchema({
      typeDefs: parse('type Query { numbers: [Int!] }'),
      resolvers: { Query: { numbers: () => [Promise.reject(new Error('later')), null] } },
    });
    const unhandled: unknown[] = [];
    const onUnhandled = (error: unknown): number => unhandled.push(error);
    process.on('unhandledRejection', onUnhandled);
    const { data, errors } = await prepareExecution(schema, parse('{ numbers }'), undefined)({}, {});
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', onUnhandled);
    expect(data).toEqual({ numbers: null });
    expect(errors).toMatchObject([{ path: ['numbers', 1] }]);
    expect(unhandled).toEqual([]);
  });
});
