import { Timestamp, type Double } from 'bson';
import { compare } from '../bson/compare.js';
import { typeName } from '../bson/types.js';
import { isNumeric, type Doc, type Value } from '../bson/value.js';
import { CommandError, badValue, notImplemented } from '../command-error.js';
import { add, multiply } from './arithmetic.js';
import { addToSet, pop, pull, pullAll, push } from './array-operators.js';
import type { Leaf, LeafContext, LeafParser } from './leaf.js';
import { checkViable, placeAt } from './update-path.js';

const PARSERS: Record<string, LeafParser> = {
  $set: (value) => ({ creates: true, apply: () => value }),
  $setOnInsert: (value) => ({ creates: true, onlyOnInsert: true, apply: () => value }),
  $unset: () => ({ creates: false, apply: () => undefined }),
  $inc: (amount, path) => arithmetic('$inc', 'increment', amount, path, (before, by) => add(before ?? 0, by)),
  $mul: (factor, path) =>
    arithmetic('$mul', 'multiply', factor, path, (before, by) => multiply(before ?? 0, by)),
  $min: (value) => extreme((before) => compare(value, before) < 0, value),
  $max: (value) => extreme((before) => compare(value, before) > 0, value),
  $currentDate: currentDate,
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
  $pullAll: pullAll,
  $pop: pop,
};

/** All supported update operators. */
export const UPDATE_OPERATORS = [...Object.keys(PARSERS), '$rename'] as const;

/** The leaves of `{ [operator]: { [path]: argument } }`; undefined for an unknown operator. */
export function parseOperator(
  operator: string,
  path: string,
  argument: Value,
): [path: string, leaf: Leaf][] | undefined {
  if (operator === '$rename') return rename(path, argument);
  if (operator === '$bit') throw notImplemented('the update operator $bit');
  const parse = Object.hasOwn(PARSERS, operator) ? PARSERS[operator] : undefined;
  return parse && [[path, parse(argument, path)]];
}

function extreme(wins: (before: Value) => boolean, value: Value): Leaf {
  return { creates: true, apply: (before) => (before === undefined || wins(before) ? value : before) };
}

type Numeric = number | bigint | Double;

function arithmetic(
  operator: string,
  verb: string,
  argument: Value,
  path: string,
  compute: (before: Numeric | undefined, by: Numeric) => Numeric,
): Leaf {
  if (!isNumeric(argument)) {
    throw new CommandError(
      'TypeMismatch',
      `Cannot ${verb} with non-numeric argument: {${path}: ${JSON.stringify(argument)}}`,
    );
  }
  return {
    creates: true,
    apply(before) {
      if (before === undefined) return operator === '$mul' ? compute(0, argument) : argument;
      if (isNumeric(before)) return compute(before, argument);
      const message = `Cannot apply ${operator} to a value of non-numeric type: the field '${path}' is of type ${typeName(before)}`;
      throw new CommandError('TypeMismatch', message);
    },
  };
}

function currentDate(argument: Value): Leaf {
  const type = argument instanceof Map ? argument.get('$type') : argument;
  if (argument instanceof Map && (argument.size !== 1 || (type !== 'date' && type !== 'timestamp'))) {
    throw badValue("The '$type' string field is required to be 'date' or 'timestamp'");
  }
  if (!(argument instanceof Map) && typeof argument !== 'boolean') {
    throw badValue('$currentDate needs a boolean or { $type: ... }');
  }
  const seconds = (now: Date): number => Math.floor(now.getTime() / 1000);
  return {
    creates: true,
    apply: (_before, { now }) => (type === 'timestamp' ? new Timestamp({ t: seconds(now), i: 1 }) : now),
  };
}

/** Moves the value of one field to another; no effect when the field is missing. */
function rename(from: string, to: Value): [string, Leaf][] {
  if (typeof to !== 'string') throw badValue(`The 'to' field for $rename must be a string: ${from}`);
  if (from === to) throw badValue(`The source and target field for $rename must differ: ${from}`);
  if ([from, to].some((path) => path.includes('$'))) throw badValue(`$rename may not be positional: ${from}`);
  const apply = (_before: Value | undefined, { doc }: LeafContext): Value | undefined => {
    refuseArrays(doc, from);
    refuseArrays(doc, to);
    const source = placeAt(doc, from.split('.'), false)!;
    const value = source.get();
    source.remove();
    return value;
  };
  const appliesTo = (doc: Doc): boolean => {
    if (placeAt(doc, from.split('.'), false)?.get() !== undefined) return true;
    checkViable(doc, from.split('.'));
    return false;
  };
  return [[to, { creates: true, from, appliesTo, apply }]];
}

function refuseArrays(doc: Doc, path: string): void {
  const parts = path.split('.');
  for (let depth = 1; depth < parts.length; depth++) {
    if (Array.isArray(placeAt(doc, parts.slice(0, depth), false)?.get())) {
      throw badValue(`The source and target field of $rename cannot be array elements: '${path}'`);
    }
  }
}
