import type { BSONRegExp } from 'bson';
import { compare, equals, sameBracket } from '../bson/compare.js';
import { encodeKey } from '../bson/key.js';
import { someAt } from '../bson/path.js';
import { typeName } from '../bson/types.js';
import { bsonType, isNumeric, toNumber, type Doc, type Value } from '../bson/value.js';
import type { FieldFilter, Filter, RangeOperator, Test } from './filter.js';
import { isOperators } from './operator-names.js';
import { parseField, parseFilter } from './parse-filter.js';
import type { Pattern } from './regex.js';

/** The array index where the last array test of a filter matched: the meaning of `$` in an update. */
export interface MatchDetails {
  offset?: number;
}

/** A compiled filter. */
export type Matcher = (doc: Doc, details?: MatchDetails) => boolean;

type ValueTest = (value: Value | undefined) => boolean;

/** Compiles a filter into a function. */
export function compileFilter(filter: Filter): Matcher {
  switch (filter.kind) {
    case 'never':
      return () => false;
    case 'field':
      return compileField(filter);
  }
  const of = filter.of.map(compileFilter);
  if (filter.kind === 'and') return (doc, details) => of.every((matches) => matches(doc, details));
  if (filter.kind === 'or') return (doc, details) => of.some((matches) => matches(doc, details));
  // A negated match has no position.
  return (doc) => !of.some((matches) => matches(doc));
}

function compileField(filter: FieldFilter): Matcher {
  const { path, test } = filter;
  if (test.op === 'elemMatch') return compileElemMatch(path, test);
  const matches = compileTest(test);
  const leaf = test.op === 'size' ? 'whole' : 'spread';
  return (doc, details) =>
    someAt(doc, path, leaf, (value, offset) => {
      if (!matches(value)) return false;
      if (details !== undefined && offset >= 0) details.offset = offset;
      return true;
    });
}

/** The field name under which `$elemMatch` passes a scalar element to its tests. */
const ELEMENT = '';

function compileElemMatch(path: readonly string[], test: Test & { op: 'elemMatch' }): Matcher {
  const matches = test.of === 'documents' ? compileFilter(test.filter) : compileValues(test.filter);
  return (doc, details) =>
    someAt(doc, path, 'whole', (value, outer) => {
      if (!Array.isArray(value)) return false;
      const at = value.findIndex((element) => {
        const doc = wrap(element, test.of);
        return doc !== undefined && matches(doc);
      });
      if (at < 0) return false;
      if (details !== undefined) details.offset = outer < 0 ? at : outer;
      return true;
    });
}

/** The element as a document. Scalars never match the document form of `$elemMatch`, not even `{ a: null }`. */
function wrap(element: Value, of: 'documents' | 'values'): Doc | undefined {
  if (of === 'values') return new Map([[ELEMENT, element]]);
  if (element instanceof Map) return element;
  if (Array.isArray(element)) return new Map(element.map((value, at) => [String(at), value]));
  return undefined;
}

/** Compiles the operators of `$elemMatch: { $gt: 1 }`, which test the element as a whole. */
function compileValues(filter: Filter): Matcher {
  if (filter.kind === 'never') return () => false;
  if (filter.kind !== 'field') {
    const of = filter.of.map(compileValues);
    if (filter.kind === 'and') return (doc) => of.every((matches) => matches(doc));
    return (doc) => of.some((matches) => matches(doc)) === (filter.kind === 'or');
  }
  if (filter.test.op === 'elemMatch') return compileElemMatch([ELEMENT], filter.test);
  const matches = compileTest(filter.test);
  return (doc) => matches(doc.get(ELEMENT));
}

function compileTest(test: Exclude<Test, { op: 'elemMatch' }>): ValueTest {
  switch (test.op) {
    case 'eq':
      return typeof test.value === 'string'
        ? (value) => value === test.value
        : (value) => equals(value, test.value);
    case 'in':
      return compileIn(test.values, test.patterns);
    case 'regex':
      return (value) => matchesPattern(test.pattern, value);
    case 'exists':
      return (value) => value !== undefined;
    case 'type':
      return (value) => value !== undefined && test.types.has(typeName(value));
    case 'size':
      return (value) => Array.isArray(value) && value.length === test.size;
    case 'mod':
      return (value) => isNumeric(value) && remainder(value, test.divisor) === test.remainder;
    default:
      return compileRange(test.op, test.value);
  }
}

function compileIn(values: readonly Value[], patterns: readonly Pattern[]): ValueTest {
  const keys = new Set(values.map(encodeKey));
  return (value) => keys.has(encodeKey(value)) || patterns.some((pattern) => matchesPattern(pattern, value));
}

function matchesPattern(pattern: Pattern, value: Value | undefined): boolean {
  if (typeof value === 'string') return pattern.expression.test(value);
  if (bsonType(value) !== 'BSONRegExp') return false;
  const regex = value as BSONRegExp;
  return regex.pattern === pattern.source && regex.options === pattern.options;
}

function remainder(value: Value, divisor: number): number {
  if (typeof value === 'bigint') return Number(value % BigInt(divisor));
  const number = Math.trunc(toNumber(value as number));
  return Number.isFinite(number) ? (number % divisor) + 0 : NaN;
}

function compileRange(op: RangeOperator, bound: Value): ValueTest {
  const accepts = ACCEPTS[op];
  const type = typeName(bound);
  if (type === 'null') return (value) => (value ?? null) === null && accepts(0);
  if (type === 'minKey' || type === 'maxKey') return (value) => accepts(compare(value, bound));
  const boundIsNaN = Number.isNaN(isNumeric(bound) ? toNumber(bound) : 0);
  return (value) => {
    if (value === undefined || value === null || !sameBracket(value, bound)) return false;
    const order = compare(value, bound);
    // NaN is neither less nor greater than a number, but it equals itself.
    if (order !== 0 && (boundIsNaN || Number.isNaN(isNumeric(value) ? toNumber(value) : 0))) return false;
    return accepts(order);
  };
}

const ACCEPTS: Record<RangeOperator, (order: number) => boolean> = {
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
};

/** The condition of a `$pull`: operators, the fields of a document, or a value to equal. */
export function compileElement(condition: Value): (element: Value) => boolean {
  if (condition instanceof Map && !isOperators(condition)) {
    const matches = compileFilter(parseFilter(condition));
    return (element) => element instanceof Map && matches(element);
  }
  const matches = compileValues({ kind: 'and', of: parseField('', condition) });
  return (element) => matches(new Map([[ELEMENT, element]]));
}
