import { typeName, type TypeName } from '../bson/types.js';
import { isNumeric, toNumber, type Doc, type Value } from '../bson/value.js';
import { CommandError, notImplemented } from '../command-error.js';
import type { NestedOptions, OptionType, Options } from './options.js';

/** Options of MongoDB that would change the result and are not supported. */
const REFUSED = new Set([
  ...['collation', 'let', 'min', 'max', 'returnKey', 'showRecordId', 'tailable', 'awaitData', 'oplogReplay'],
  ...['noCursorTimeout', 'allowPartialResults', 'allowDiskUse', 'bypassDocumentValidation'],
  ...['encryptionInformation', 'capped', 'size', 'timeseries', 'viewOn', 'pipeline', 'validator'],
  ...['validationLevel', 'validationAction', 'storageEngine', 'indexOptionDefaults', 'clusteredIndex'],
  ...['changeStreamPreAndPostImages', 'encryptedFields', 'commitQuorum', 'expireAfterSeconds', 'sampleRate'],
  ...['afterClusterTime', 'atClusterTime', 'afterOpTime', 'explain'],
]);

/** Rejects a field by name: an unsupported option of MongoDB, or an unknown field. */
export function refuseField(command: string, name: string): never {
  if (REFUSED.has(name)) throw notImplemented(`${command} with the option ${name}`);
  throw new CommandError('IDLUnknownField', `BSON field '${command}.${name}' is an unknown field.`);
}

/** Rejects every field of `doc` that is not among `options`, has a wrong type, or is missing: nothing is ignored. */
export function checkOptions(path: string, doc: Doc, options: Options): void {
  for (const [name, value] of doc) {
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) refuseField(path, name);
    checkOption(`${path}.${name}`, value, option);
  }
  for (const name of Object.keys(options)) if (!doc.has(name)) checkMissing(path, name, options);
}

/** Rejects a value of a wrong type. */
export function checkOption(path: string, value: Value, option: Options[string]): void {
  if (typeof option === 'object') return checkNested(path, value, option);
  const type = option.replace('!', '') as OptionType;
  if (value === null && !NOT_NULL.has(type)) {
    if (option.endsWith('!')) throw missing(path);
    return;
  }
  CHECKS[type](path, value);
}

/** Rejects a missing field that must be given. */
export function checkMissing(path: string, name: string, options: Options): void {
  const option = options[name]!;
  const isRequired = typeof option === 'object' ? option.kind === 'documents' : option.endsWith('!');
  if (isRequired) throw missing(`${path}.${name}`);
}

function checkNested(path: string, value: Value, { kind, options }: NestedOptions): void {
  if (kind === 'document') {
    if (value !== null) checkOptions(path, expectObject(path, value), options);
    return;
  }
  expectList('object')(path, value);
  for (const each of value as Doc[]) checkOptions(path, each, options);
}

export function missing(path: string): CommandError {
  return new CommandError('IDLFailedToParse', `BSON field '${path}' is missing but a required field`);
}

export function wrongType(path: string, value: Value, expected: string): CommandError {
  const message = `BSON field '${path}' is the wrong type '${typeName(value)}', expected type '${expected}'`;
  return new CommandError('TypeMismatch', message);
}

/** The options for which null is a value like any other, of a wrong type. */
const NOT_NULL = new Set<OptionType>(['any', 'hint', 'change', 'limit']);

const CHECKS: Record<OptionType, (path: string, value: Value) => void> = {
  any: () => undefined,
  bool: expect('bool'),
  string: expect('string'),
  object: expect('object'),
  objects: expectList('object'),
  longs: expectList('long'),
  texts: expectList('string'),
  number: expectNumber,
  flag(path, value) {
    if (typeof value !== 'boolean' && !isNumeric(value)) throw wrongType(path, value, 'bool');
  },
  count(path, value) {
    expectNumber(path, value);
    const number = toNumber(value as number);
    if (Math.trunc(number) >= 0 || Number.isNaN(number)) return;
    const message = `BSON field '${path}' value must be >= 0, actual value '${number}'`;
    throw new CommandError('Location51024', message);
  },
  limit(_path, value) {
    const limit = isNumeric(value) ? toNumber(value) : undefined;
    if (limit === 0 || limit === 1) return;
    const got = limit ?? typeName(value);
    throw new CommandError('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${got}`);
  },
  hint(_path, value) {
    if (typeof value === 'string' || value instanceof Map) return;
    throw new CommandError('FailedToParse', 'Hint must be a string or an object');
  },
  change(_path, value) {
    if (value instanceof Map || Array.isArray(value)) return;
    throw new CommandError('FailedToParse', 'Update argument must be either an object or an array');
  },
  indexes(path, value) {
    if (typeof value === 'string' || value instanceof Map) return;
    if (!Array.isArray(value)) throw wrongType(path, value, 'string, object or array');
    expectList('string')(path, value);
  },
};

function expectObject(path: string, value: Value): Doc {
  if (value instanceof Map) return value;
  throw wrongType(path, value, 'object');
}

function expectNumber(path: string, value: Value): void {
  if (!isNumeric(value)) throw wrongType(path, value, 'number');
}

function expect(type: TypeName): (path: string, value: Value) => void {
  return (path, value) => {
    if (typeName(value) !== type) throw wrongType(path, value, type);
  };
}

function expectList(type: TypeName): (path: string, value: Value) => void {
  return (path, value) => {
    if (!Array.isArray(value)) throw wrongType(path, value, 'array');
    value.forEach((each, at) => expect(type)(`${path}.${at}`, each));
  };
}
