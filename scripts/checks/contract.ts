import { readFile } from 'node:fs/promises';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, isNonNullType, type GraphQLSchema } from 'graphql';

/** Compares the API schema with the one that clients were promised, schema/contract.graphql. */
export async function checkContract(): Promise<string[]> {
  const [promised, given] = await Promise.all(['contract', 'api'].map(schemaOf));
  return [...(await brokenPromises(promised!, given!)), ...nonNullRootFields(given!)];
}

export async function schemaOf(name: string): Promise<GraphQLSchema> {
  return buildSchema(await readFile(`schema/${name}.graphql`, 'utf8'));
}

/** What was promised and is not given. Only additions pass: nothing may be removed, renamed, tightened or loosened. */
export async function brokenPromises(promised: GraphQLSchema, given: GraphQLSchema): Promise<string[]> {
  const changes = await diff(promised, given);
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message, path }) => `${message} (${path})`);
}

/**
 * The root fields that would take the whole answer with them when they fail. A query or a mutation has fields of several
 * subgraphs, and results of commands that are done: one failure must leave the others to the client. A subscription has one
 * field, so there is nothing beside it to lose.
 */
export function nonNullRootFields(schema: GraphQLSchema): string[] {
  return [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
    Object.values(root?.getFields() ?? {}).flatMap(({ name, type }) =>
      isNonNullType(type) ? [`Field '${name}' of the root is non-null (${root!.name}.${name})`] : [],
    ),
  );
}
