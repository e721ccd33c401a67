import { expect } from 'vitest';
import { ComparedOperation } from '#gateway/execution/testing/compared-operation.js';
import type { GatewayConfig } from '#gateway/index.js';

const found: string[] = [];

/** Every operation of a story, and every event that it is told of, is carried out by both executors. */
export const prepareCompared: GatewayConfig['prepare'] = (schemas, planned) =>
  ComparedOperation.prepare(schemas, planned, (difference) => found.push(difference));

/** Fails when the two have differed since it was last asked. */
export function expectNoDifference(): void {
  expect(found.splice(0).join('\n\n')).toBe('');
}
