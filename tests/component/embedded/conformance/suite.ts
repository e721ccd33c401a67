import { describe } from 'vitest';
import { aggregateContract } from './aggregate.contract-suite.js';
import { arraysContract } from './arrays.contract-suite.js';
import { binaryContract } from './binary.contract-suite.js';
import { bulkContract } from './bulk.contract-suite.js';
import { crudContract } from './crud.contract-suite.js';
import { cursorContract } from './cursors.contract-suite.js';
import type { Engine } from './engine.js';
import { findAndModifyContract } from './find-and-modify.contract-suite.js';
import { indexContract } from './indexes.contract-suite.js';
import { namesContract } from './names.contract-suite.js';
import { projectionContract } from './projection.contract-suite.js';
import { queryContract } from './query-operators.contract-suite.js';
import { queryErrorsContract } from './query-errors.contract-suite.js';
import { sortContract } from './sort.contract-suite.js';
import { updateContract } from './update-operators.contract-suite.js';
import { updateErrorsContract } from './update-errors.contract-suite.js';
import { upsertContract } from './upsert.contract-suite.js';
import { valuesContract } from './values.contract-suite.js';

/** The contract of every engine: all features that this product uses. */
export function conformance(engine: Engine): void {
  describe('documents', () => crudContract(engine));
  describe('bulk writes', () => bulkContract(engine));
  describe('upserts', () => upsertContract(engine));
  describe('query operators', () => queryContract(engine));
  describe('query errors', () => queryErrorsContract(engine));
  describe('arrays', () => arraysContract(engine));
  describe('values', () => valuesContract(engine));
  describe('binary values', () => binaryContract(engine));
  describe('names and sorts of updates', () => namesContract(engine));
  describe('sorts', () => sortContract(engine));
  describe('projections', () => projectionContract(engine));
  describe('update operators', () => updateContract(engine));
  describe('update errors', () => updateErrorsContract(engine));
  describe('find and modify', () => findAndModifyContract(engine));
  describe('indexes', () => indexContract(engine));
  describe('cursors', () => cursorContract(engine));
  describe('aggregation', () => aggregateContract(engine));
}
