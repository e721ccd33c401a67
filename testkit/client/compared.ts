import { ComparedOperation } from '../execution/compared-operation.js';
import type { GatewayConfig } from '#gateway/index.js';
import { noteDifference } from './differences.js';

/**
 * Has every operation of a story, and every event that is told in it, carried out by the stock executor, too. A difference
 * fails the test under way.
 */
export const prepareCompared: GatewayConfig['prepare'] = (schemas, planned) =>
  ComparedOperation.prepare(schemas, planned, noteDifference);
