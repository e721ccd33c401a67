import { ComparedOperation } from '../execution/compared-operation.js';
import type { GatewayConfig } from '#gateway/index.js';
import { noteDifference } from './differences.js';

/**
 * Executes every operation and every live event of a test with the reference executor as well. A difference fails the running
 * test.
 */
export const prepareCompared: GatewayConfig['prepare'] = (schemas, planned) =>
  ComparedOperation.prepare(schemas, planned, noteDifference);
