import type { BSONRegExp } from 'bson';
import { TYPES, type TypeName } from '../bson/types.js';
import { bsonType, isNumeric, toNumber, type Doc, type Value } from '../bson/value.js';
import { badValue, CommandError, notImplemented } from '../command-error.js';
import type { FieldFilter, Filter, RangeOperator, Test } from './filter.js';
import { isOperators } from './operator-names.js';
import { compilePattern } from './regex.js';

type At = Pick<FieldFilter, 'name' | 'path'>;
type Parser = (operand: Value, siblings: Doc) => Test;

/** The operators that test one value; the others are built from these. */
const PARSERS: Record<string, Parser> = {
  $eq: (value) => ({ op: 'eq', value }),
  $gt: range('gt'),
  $gte: range('gte'),
  $lt: range('lt'),
  $lte: range('lte'),
  $in: parseIn,
  $type: (operand) => ({ op: 'type', types: parseTypes(operand) }),
  $size: (operand) => ({ op: 'size', size: parseSize(operand) }),
  $mod: parseMod,
  $regex: parseRegex,
};

/** All operators of a field condition. */
export const FIELD_OPERATORS = [
  ...Object.keys(PARSERS),
  '$options',
  '$ne',
  '$nin',
  '$not',
  '$all',
  '$elemMatch',
  '$exists',
] as const;

const UNSUPPORTED = /^\$(bits(All|Any)(Clear|Set)|geo\w+|near\w*|within|minDistance|maxDistance|comment)$/;

/** Parses one operator and its operand. */
export function parseTest(at: At, operator: string, operand: Value, siblings: Doc): Filter {
  const parse = Object.hasOwn(PARSERS, operator) ? PARSERS[operator] : undefined;
  if (parse !== undefined) return { kind: 'field', ...at, test: parse(operand, siblings) };
  if (UNSUPPORTED.test(operator)) throw notImplemented(`the query operator ${operator}`);
  if (operator === '$options') throw badValue('$options needs a $regex');
  throw badValue(`unknown operator: ${operator}`);
}

function range(op: RangeOperator): Parser {
  return (value) => {
    if (bsonType(value) === 'BSONRegExp')
      throw badValue(`Can't have RegEx as arg to predicate over field with $${op}.`);
    return { op, value };
  };
}

function parseIn(operand: Value): Test {
  if (!Array.isArray(operand)) throw badValue('$in needs an array');
  const isRegex = (value: Value): boolean => bsonType(value) === 'BSONRegExp';
  if (operand.some((value) => value instanceof Map && isOperators(value))) {
    throw badValue('cannot nest $ under $in');
  }
  const patterns = operand.filter(isRegex).map((value) => {
    const { pattern, options } = value as BSONRegExp;
    return compilePattern(pattern, options);
  });
  return { op: 'in', values: operand.filter((value) => !isRegex(value)), patterns };
}

function parseTypes(operand: Value): ReadonlySet<TypeName> {
  const wanted = Array.isArray(operand) ? operand : [operand];
  if (wanted.length === 0) throw new CommandError('FailedToParse', '$type must match at least one type');
  return new Set(wanted.flatMap(parseType));
}

function parseType(wanted: Value): TypeName[] {
  if (wanted === 'number') return ['int', 'long', 'double'];
  const names = Object.keys(TYPES) as TypeName[];
  if (typeof wanted === 'string') {
    if (Object.hasOwn(TYPES, wanted)) return [wanted as TypeName];
    if (['decimal', 'undefined', 'dbPointer', 'javascript', 'symbol', 'javascriptWithScope'].includes(wanted))
      return [];
    throw badValue(`Unknown type name alias: ${wanted}`);
  }
  if (!isNumeric(wanted))
    throw new CommandError('TypeMismatch', 'type must be represented as a number or a string');
  const code = toNumber(wanted);
  const name = names.find((candidate) => TYPES[candidate] === code);
  if (name !== undefined) return [name];
  if ([6, 12, 13, 14, 15, 19].includes(code)) return [];
  throw badValue(`Invalid numerical type code: ${code}`);
}

function parseSize(operand: Value): number {
  if (!isNumeric(operand)) throw badValue('$size needs a number');
  const size = toNumber(operand);
  if (!Number.isInteger(size)) throw badValue(`Failed to parse $size. Expected an integer: $size: ${size}`);
  if (size < 0) throw badValue(`Failed to parse $size. Expected a non-negative number in: $size: ${size}`);
  return size;
}

function parseMod(operand: Value): Test {
  if (!Array.isArray(operand)) throw badValue('malformed mod, needs to be an array');
  if (operand.length < 2) throw badValue('malformed mod, not enough elements');
  if (operand.length > 2) throw badValue('malformed mod, too many elements');
  const [divisor, remainder] = operand;
  if (!isNumeric(divisor)) throw badValue('malformed mod, divisor not a number');
  if (!isNumeric(remainder)) throw badValue('malformed mod, remainder not a number');
  const by = toNumber(divisor);
  const rest = toNumber(remainder);
  if (!Number.isFinite(by) || !Number.isFinite(rest))
    throw badValue('malformed mod, operands must be finite');
  if (Math.trunc(by) === 0) throw badValue('divisor cannot be 0');
  return { op: 'mod', divisor: Math.trunc(by), remainder: Math.trunc(rest) };
}

function parseRegex(operand: Value, siblings: Doc): Test {
  const options = siblings.get('$options') ?? '';
  if (typeof options !== 'string') throw badValue('$options has to be a string');
  if (typeof operand === 'string') return { op: 'regex', pattern: compilePattern(operand, options) };
  if (bsonType(operand) !== 'BSONRegExp') throw badValue('$regex has to be a string');
  const regex = operand as BSONRegExp;
  if (regex.options !== '' && options !== '') {
    throw new CommandError('Location51075', 'options set in both $regex and $options');
  }
  return { op: 'regex', pattern: compilePattern(regex.pattern, regex.options || options) };
}
