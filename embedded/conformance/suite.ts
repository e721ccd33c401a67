import { describe } from 'vitest';
import { aggregateContract } from './aggregate.contract.js';
import { arraysContract } from './arrays.contract.js';
import { bulkContract } from './bulk.contract.js';
import { crudContract } from './crud.contract.js';
import { cursorContract } from './cursors.contract.js';
import type { Engine } from './engine.js';
import { findAndModifyContract } from './find-and-modify.contract.js';
import { indexContract } from './indexes.contract.js';
import { projectionContract } from './projection.contract.js';
import { queryContract } from './query-operators.contract.js';
import { queryErrorsContract } from './query-errors.contract.js';
import { sortContract } from './sort.contract.js';
import { updateContract } from './update-operators.contract.js';
import { updateErrorsContract } from './update-errors.contract.js';
import { upsertContract } from './upsert.contract.js';
import { valuesContract } from './values.contract.js';

/** Everything that an engine has to do for this product, and how. */
export function conformance(engine: Engine): void {
  describe('documents', () => crudContract(engine));
  describe('bulk writes', () => bulkContract(engine));
  describe('upserts', () => upsertContract(engine));
  describe('query operators', () => queryContract(engine));
  describe('query errors', () => queryErrorsContract(engine));
  describe('arrays', () => arraysContract(engine));
  describe('values', () => valuesContract(engine));
  describe('sorts', () => sortContract(engine));
  describe('projections', () => projectionContract(engine));
  describe('update operators', () => updateContract(engine));
  describe('update errors', () => updateErrorsContract(engine));
  describe('find and modify', () => findAndModifyContract(engine));
  describe('indexes', () => indexContract(engine));
  describe('cursors', () => cursorContract(engine));
  describe('aggregation', () => aggregateContract(engine));
}
