import type { BSONRegExp } from 'bson';
import { bsonType, type Doc, type Value } from '../bson/value.js';
import { badValue, notImplemented } from '../command-error.js';
import type { FieldFilter, Filter, Test } from './filter.js';
import { isOperators, LOGICAL_OPERATORS } from './operator-names.js';
import { parseTest } from './parse-test.js';
import { compilePattern } from './regex.js';

const UNSUPPORTED = new Set([
  '$where',
  '$text',
  '$expr',
  '$jsonSchema',
  '$sampleRate',
  '$alwaysTrue',
  '$alwaysFalse',
]);

/** Parses a filter. Unknown operators, and unsupported ones of MongoDB, are rejected. */
export function parseFilter(filter: Doc): Filter {
  const of: Filter[] = [];
  for (const [name, value] of filter) {
    if (name.startsWith('$')) of.push(...logical(name, value));
    else of.push(...parseField(name, value));
  }
  return of.length === 1 ? of[0]! : { kind: 'and', of };
}

/** Parses the condition on one field: a value to equal, a regular expression, or operators. */
export function parseField(name: string, value: Value): Filter[] {
  const at = { name, path: name === '' ? [] : name.split('.') };
  if (value instanceof Map && isOperators(value)) return parseOperators(at, value);
  if (bsonType(value) === 'BSONRegExp') return [regexFilter(at, value as BSONRegExp)];
  return [{ kind: 'field', ...at, test: { op: 'eq', value } }];
}

function logical(name: string, value: Value): Filter[] {
  if (name === '$comment') return [];
  if (name !== '$and' && name !== '$or' && name !== '$nor') {
    if (UNSUPPORTED.has(name)) throw notImplemented(`the query operator ${name}`);
    throw badValue(`unknown top level operator: ${name}`);
  }
  if (!Array.isArray(value)) throw badValue(`${name} must be an array`);
  if (value.length === 0) throw badValue(`${name} argument must be a non-empty array`);
  const of = value.map((branch) => {
    if (branch instanceof Map) return parseFilter(branch);
    throw badValue(`${name} argument's entries must be objects`);
  });
  return [{ kind: name.slice(1) as 'and' | 'or' | 'nor', of }];
}

type At = Pick<FieldFilter, 'name' | 'path'>;

function parseOperators(at: At, operators: Doc): Filter[] {
  const filters: Filter[] = [];
  for (const [operator, operand] of operators) {
    if (!operator.startsWith('$')) throw badValue(`unknown operator: ${operator}`);
    if (operator === '$options' && operators.has('$regex')) continue;
    filters.push(...parseOperator(at, operator, operand, operators));
  }
  return filters;
}

function parseOperator(at: At, operator: string, operand: Value, siblings: Doc): Filter[] {
  switch (operator) {
    case '$ne':
      if (bsonType(operand) === 'BSONRegExp') throw badValue("Can't have regex as arg to $ne.");
      return [none([{ kind: 'field', ...at, test: { op: 'eq', value: operand } }])];
    case '$nin':
      return [none([parseTest(at, '$in', operand, siblings)])];
    case '$not':
      return [none(negated(at, operand))];
    case '$all':
      return parseAll(at, operand);
    case '$elemMatch':
      return [{ kind: 'field', ...at, test: parseElemMatch(operand) }];
    case '$exists': {
      const exists: Filter = { kind: 'field', ...at, test: { op: 'exists' } };
      return [isExists(operand) ? exists : none([exists])];
    }
    default:
      return [parseTest(at, operator, operand, siblings)];
  }
}

function none(all: readonly Filter[]): Filter {
  return { kind: 'nor', of: [all.length === 1 ? all[0]! : { kind: 'and', of: all }] };
}

function isExists(operand: Value): boolean {
  if (typeof operand === 'bigint') return operand !== 0n;
  // `bsonType` does not narrow: a value of this type is a Double.
  if (bsonType(operand) === 'Double') return (operand as unknown as { value: number }).value !== 0;
  return operand !== false && operand !== 0 && operand !== null;
}

function negated(at: At, operand: Value): Filter[] {
  if (bsonType(operand) === 'BSONRegExp') return [regexFilter(at, operand as BSONRegExp)];
  if (!(operand instanceof Map)) throw badValue('$not needs a regex or a document');
  if (operand.size === 0) throw badValue('$not cannot be empty');
  if (!isOperators(operand)) throw badValue(`unknown operator: ${[...operand.keys()][0]}`);
  return parseOperators(at, operand);
}

function regexFilter(at: At, value: BSONRegExp): Filter {
  const pattern = compilePattern(value.pattern, value.options);
  return { kind: 'field', ...at, test: { op: 'regex', pattern } };
}

function parseAll(at: At, operand: Value): Filter[] {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return [{ kind: 'never' }];
  const elementMatches = operand.filter(isElemMatch);
  if (elementMatches.length > 0 && elementMatches.length < operand.length) {
    throw badValue('no $ expressions in $all');
  }
  return operand.flatMap((value) => {
    if (isElemMatch(value)) return parseOperators(at, value);
    if (value instanceof Map && isOperators(value)) throw badValue('no $ expressions in $all');
    return parseField(at.name, value);
  });
}

function parseElemMatch(operand: Value): Test {
  if (!(operand instanceof Map)) throw badValue('$elemMatch needs an Object');
  const first = operand.keys().next().value;
  const isValues = isOperators(operand) && !(LOGICAL_OPERATORS as readonly string[]).includes(first!);
  if (!isValues) return { op: 'elemMatch', of: 'documents', filter: parseFilter(operand) };
  return { op: 'elemMatch', of: 'values', filter: { kind: 'and', of: parseField('', operand) } };
}

function isElemMatch(value: Value): value is Doc {
  return value instanceof Map && value.keys().next().value === '$elemMatch';
}
