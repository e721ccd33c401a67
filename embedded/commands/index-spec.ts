import { isNumeric, isTruthy, toNumber, type Doc, type Value } from '../bson/value.js';
import { typeName } from '../bson/types.js';
import { isPosition } from '../bson/path.js';
import { conjuncts, type Filter } from '../query/filter.js';
import { parseFilter } from '../query/parse-filter.js';
import { CommandError, notImplemented } from '../command-error.js';

/** The supported kinds of index, by the option that defines them. */
export const INDEX_OPTIONS = ['unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds'] as const;

/** Options without effect here: index builds always block, and there is one index version. */
const HARMLESS = ['v', 'key', 'name', 'background'];

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
  const key = given.get('key');
  if (!(key instanceof Map) || key.size === 0) throw cannotCreate('Index keys cannot be empty.');
  for (const name of given.keys()) checkOption(name);
  const spec: Doc = new Map<string, Value>([
    ['v', 2],
    ['key', checkKey(key)],
    ['name', nameOf(given, key)],
  ]);
  if (isTruthy(given.get('unique'))) spec.set('unique', true);
  if (isTruthy(given.get('sparse'))) spec.set('sparse', true);
  addPartial(spec, given.get('partialFilterExpression'));
  addExpiry(spec, given.get('expireAfterSeconds'), key);
  return spec;
}

function checkOption(name: string): void {
  if (HARMLESS.includes(name) || (INDEX_OPTIONS as readonly string[]).includes(name)) return;
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
  const name =
    given.get('name') ??
    [...key]
      .map(
        ([field, direction]) =>
          `${field}_${isNumeric(direction) ? toNumber(direction) : typeName(direction)}`,
      )
      .join('_');
  if (typeof name !== 'string') throw new CommandError('TypeMismatch', "The field 'name' must be a string");
  if (name === '' || name === '*') throw cannotCreate(`The index name '${name}' is not valid`);
  return name;
}

function addPartial(spec: Doc, expression: Value | undefined): void {
  if (expression === undefined) return;
  if (!(expression instanceof Map))
    throw new CommandError('TypeMismatch', "'partialFilterExpression' must be an object");
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
