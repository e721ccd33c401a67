import { compare, equals } from '../bson/compare.js';
import { typeName } from '../bson/types.js';
import { isNumeric, toNumber, type Doc, type Value } from '../bson/value.js';
import { CommandError, badValue } from '../command-error.js';
import { compileElement } from '../query/match.js';
import { parseSort } from '../query/parse-sort.js';
import { sortKey } from '../storage/index-keys.js';
import type { Leaf, LeafParser } from './leaf.js';

const PUSH_MODIFIERS = new Set(['$each', '$slice', '$sort', '$position']);

/** `$push`, with `$each`, `$position`, `$sort` and `$slice`, applied in this order. */
export const push: LeafParser = (argument, path) => {
  const modifiers = argument instanceof Map && argument.has('$each') ? argument : undefined;
  for (const name of modifiers?.keys() ?? []) {
    if (!PUSH_MODIFIERS.has(name)) throw badValue(`Unrecognized clause in $push: ${name}`);
  }
  const added = modifiers ? each('$push', modifiers) : [argument];
  const position = modifiers?.get('$position');
  const slice = modifiers?.get('$slice');
  const order = modifiers?.has('$sort') ? parseOrder(modifiers.get('$sort')!) : undefined;
  for (const [name, value] of [
    ['$position', position],
    ['$slice', slice],
  ] as const) {
    if (value !== undefined && !(isNumeric(value) && Number.isInteger(toNumber(value)))) {
      throw badValue(`The value for ${name} must be an integer value but was given type: ${typeName(value)}`);
    }
  }
  return {
    creates: true,
    apply(before) {
      const array = [...arrayOf(before, path)];
      array.splice(spliceAt(array.length, position), 0, ...added);
      if (order !== undefined) array.sort(order);
      return sliced(array, slice);
    },
  };
};

/** `$addToSet`, with `$each`. */
export const addToSet: LeafParser = (argument, path) => {
  const isEach = argument instanceof Map && [...argument.keys()][0] === '$each';
  if (isEach && argument.size > 1) throw badValue(`Found unexpected fields after $each in $addToSet`);
  const added = isEach ? each('$addToSet', argument) : [argument];
  return {
    creates: true,
    apply(before) {
      const array = [...arrayOf(before, path)];
      for (const value of added) if (!array.some((other) => equals(other, value))) array.push(value);
      return before !== undefined && array.length === (before as Value[]).length ? before : array;
    },
  };
};

/** `$pull` by a value or by a condition. */
export const pull: LeafParser = (argument, path) => {
  const matches = compileElement(argument);
  return removing(path, (element) => matches(element));
};

/** `$pullAll`: by a list of values. */
export const pullAll: LeafParser = (argument, path) => {
  if (!Array.isArray(argument))
    throw badValue(`$pullAll requires an array argument but was given a ${typeName(argument)}`);
  return removing(path, (element) => argument.some((value) => equals(value, element)));
};

/** `$pop`: 1 removes the last element, -1 the first. */
export const pop: LeafParser = (argument, path) => {
  const end = isNumeric(argument) ? toNumber(argument) : 0;
  if (end !== 1 && end !== -1)
    throw new CommandError(
      'FailedToParse',
      `$pop expects 1 or -1, found: ${isNumeric(argument) ? end : typeName(argument)}`,
    );
  return {
    creates: false,
    needsViablePath: true,
    apply(before) {
      if (Array.isArray(before)) return end === 1 ? before.slice(0, -1) : before.slice(1);
      const message = `Path '${path}' contains an element of non-array type '${typeName(before!)}'`;
      throw new CommandError('TypeMismatch', message);
    },
  };
};

function removing(path: string, goes: (element: Value) => boolean): Leaf {
  return {
    creates: false,
    needsViablePath: true,
    apply: (before) => arrayOf(before, path).filter((element) => !goes(element)),
  };
}

function each(operator: string, modifiers: Doc): Value[] {
  const values = modifiers.get('$each')!;
  if (Array.isArray(values)) return values;
  const code = operator === '$push' ? 'BadValue' : 'TypeMismatch';
  throw new CommandError(
    code,
    `The argument to $each in ${operator} must be an array but it was of type ${typeName(values)}`,
  );
}

/** The array at `path`. A missing array is empty; null is an error. */
function arrayOf(value: Value | undefined, path: string): Value[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw badValue(`The field '${path}' must be an array but is of type ${typeName(value)}`);
}

function spliceAt(length: number, position: Value | undefined): number {
  if (!isNumeric(position)) return length;
  const at = toNumber(position);
  return at < 0 ? Math.max(length + at, 0) : Math.min(at, length);
}

function sliced(array: Value[], slice: Value | undefined): Value[] {
  if (!isNumeric(slice)) return array;
  const count = toNumber(slice);
  if (count === 0) return [];
  return count < 0 ? array.slice(count) : array.slice(0, count);
}

function parseOrder(sort: Value): (a: Value, b: Value) => number {
  if (sort instanceof Map) {
    if (sort.size === 0) throw badValue('The $sort pattern is empty when it should be a set of fields.');
    const fields = parseSort(sort);
    const keyOf = (value: Value): string =>
      sortKey(value instanceof Map ? value : new Map<string, Value>(), fields);
    return (a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0);
  }
  const direction = isNumeric(sort) ? toNumber(sort) : 0;
  if (direction !== 1 && direction !== -1) throw badValue('The $sort element value must be either 1 or -1');
  return (a, b) => direction * compare(a, b);
}
