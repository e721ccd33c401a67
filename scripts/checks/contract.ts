import { readFile } from 'node:fs/promises';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** Compares the API schema with the one that clients were promised, schema/contract.graphql: only additions pass. */
export async function checkContract(): Promise<string[]> {
  const promised = buildSchema(await readFile('schema/contract.graphql', 'utf8'));
  const given = buildSchema(await readFile('schema/api.graphql', 'utf8'));
  const changes = await diff(promised, given);
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message, path }) => `${message} (${path})`);
}
