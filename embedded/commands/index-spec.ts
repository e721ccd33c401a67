import { isNumeric, isTruthy, toNumber, type Doc, type Value } from '../bson/value.js';
import { typeName } from '../bson/types.js';
import { isPosition } from '../bson/path.js';
import { conjuncts, type Filter } from '../query/filter.js';
import { parseFilter } from '../query/parse-filter.js';
import { CommandError, notImplemented } from '../command-error.js';
import { checkOption as checkType } from './option-checks.js';
import type { Options } from './options.js';

/** The supported kinds of index, by the option that defines them. */
export const INDEX_OPTIONS = ['unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds'] as const;

/** The types of all options. Those that define no kind of index have no effect: builds always block, and there is one version. */
const TYPES: Options = {
  v: 'number',
  key: 'object!',
  name: 'string!',
  background: 'flag',
  unique: 'flag',
  sparse: 'flag',
  partialFilterExpression: 'object!',
  expireAfterSeconds: 'any',
};

/** The index versions of MongoDB. */
const VERSIONS = [1, 2];

const REFUSED = [
  'collation',
  'hidden',
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  '2dsphereIndexVersion',
  'bits',
  'min',
  'max',
  'wildcardProjection',
  'storageEngine',
  'clustered',
  'dropDups',
  'prepareUnique',
];

const PARTIAL_TESTS = new Set(['eq', 'exists', 'type', 'gt', 'gte', 'lt', 'lte']);

/** Validates one entry of createIndexes and converts it to its stored form. */
export function normalizeIndexSpec(given: Doc): Doc {
  for (const [name, value] of given) checkOption(name, value);
  const key = given.get('key') as Doc | undefined;
  if (key === undefined) {
    const message = "The 'key' field is a required property of an index specification";
    throw new CommandError('FailedToParse', message);
  }
  if (key.size === 0) throw cannotCreate('Index keys cannot be empty.');
  const spec: Doc = new Map<string, Value>([
    ['v', 2],
    ['key', checkKey(key)],
    ['name', nameOf(given, key)],
  ]);
  if (isTruthy(given.get('unique'))) spec.set('unique', true);
  if (isTruthy(given.get('sparse'))) spec.set('sparse', true);
  addPartial(spec, given.get('partialFilterExpression') as Doc | undefined);
  addExpiry(spec, given.get('expireAfterSeconds'), key);
  return spec;
}

function checkOption(name: string, value: Value): void {
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (type !== undefined) checkType(`createIndexes.indexes.${name}`, value, type);
  if (name === 'v' && isNumeric(value) && !VERSIONS.includes(toNumber(value)))
    throw cannotCreate(`Invalid index specification: unsupported version ${toNumber(value)}`);
  if (type !== undefined) return;
  if (REFUSED.includes(name)) throw notImplemented(`the index option ${name}`);
  const message = `The field '${name}' is not valid for an index specification`;
  throw new CommandError('InvalidIndexSpecificationOption', message);
}

function checkKey(key: Doc): Doc {
  if (key.size > 32) throw cannotCreate('Index key pattern has more than 32 fields');
  for (const [name, direction] of key) {
    if (typeof direction === 'string') throw notImplemented(`${direction} indexes`);
    if (name === '' || name.split('.').includes(''))
      throw cannotCreate('Index keys cannot contain an empty field.');
    if (name.includes('$'))
      throw name.includes('$**')
        ? notImplemented('wildcard indexes')
        : cannotCreate(`Index key contains an illegal field name: '${name}'`);
    if (name.split('.').some(isPosition)) throw notImplemented('indexes on array positions');
    if (!isNumeric(direction) || !(Math.abs(toNumber(direction)) > 0)) {
      throw cannotCreate(
        `Values in v:2 index key pattern cannot be 0 or of another type than number: ${name}`,
      );
    }
  }
  return key;
}

function nameOf(given: Doc, key: Doc): string {
  // Its type was checked.
  const name =
    (given.get('name') as string | undefined) ??
    [...key]
      .map(
        ([field, direction]) =>
          `${field}_${isNumeric(direction) ? toNumber(direction) : typeName(direction)}`,
      )
      .join('_');
  if (name === '' || name === '*') throw cannotCreate(`The index name '${name}' is not valid`);
  return name;
}

function addPartial(spec: Doc, expression: Doc | undefined): void {
  if (expression === undefined) return;
  if (spec.has('sparse')) throw cannotCreate("cannot mix 'partialFilterExpression' and 'sparse' options");
  for (const part of conjuncts(parseFilter(expression))) checkPartial(part);
  spec.set('partialFilterExpression', expression);
}

function checkPartial(part: Filter): void {
  if (part.kind === 'field' && PARTIAL_TESTS.has(part.test.op)) return;
  throw cannotCreate(
    'unsupported expression in partial index: only $and of equality, $exists: true, $type, $gt, $gte, $lt, $lte',
  );
}

function addExpiry(spec: Doc, seconds: Value | undefined, key: Doc): void {
  if (seconds === undefined) return;
  const value = isNumeric(seconds) ? toNumber(seconds) : NaN;
  if (!(value >= 0 && value <= 2_147_483_647))
    throw cannotCreate('expireAfterSeconds must be a number from 0 to 2147483647');
  if (key.size > 1)
    throw cannotCreate('TTL indexes are single-field indexes, compound indexes do not support TTL');
  if (key.has('_id')) throw cannotCreate('_id does not support TTL indexes');
  spec.set('expireAfterSeconds', seconds);
}

function cannotCreate(message: string): CommandError {
  return new CommandError('CannotCreateIndex', message);
}
