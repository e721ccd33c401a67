import { decode } from '../bson/decode.js';
import { encode } from '../bson/encode.js';
import { typeName } from '../bson/types.js';
import { isNumeric, isTruthy, toNumber, type Doc, type Value } from '../bson/value.js';
import type { Request } from '../wire/message.js';
import { CommandError, badValue, notImplemented } from '../command-error.js';

/**
 * Fields that every command accepts. Drivers always send sessions, which have no effect without transactions.
 */
const GENERIC_FIELDS = new Set(['$db', 'lsid', '$clusterTime', '$readPreference', 'comment', 'maxTimeMS']);

/** Options of MongoDB that would change the result and are not supported. */
const REFUSED_FIELDS = new Set([
  ...['collation', 'let', 'min', 'max', 'returnKey', 'showRecordId', 'tailable', 'awaitData', 'oplogReplay'],
  ...[
    'noCursorTimeout',
    'allowPartialResults',
    'allowDiskUse',
    'bypassDocumentValidation',
    'encryptionInformation',
  ],
  ...[
    'capped',
    'size',
    'max',
    'timeseries',
    'viewOn',
    'pipeline',
    'validator',
    'validationLevel',
    'validationAction',
  ],
  ...[
    'storageEngine',
    'indexOptionDefaults',
    'clusteredIndex',
    'changeStreamPreAndPostImages',
    'encryptedFields',
  ],
  ...['commitQuorum', 'apiVersion', 'apiStrict', 'apiDeprecationErrors', 'expireAfterSeconds', 'sampleRate'],
]);

const TRANSACTION_FIELDS = ['txnNumber', 'startTransaction', 'autocommit'];

/** The fields of a command, read with type checks. */
export class Arguments {
  readonly command: string;
  readonly db: string;
  private readonly body: Doc;
  private readonly bytesOf: Request['bytesOf'];
  private readonly sequences: Request['sequences'];

  constructor(request: Request) {
    this.body = request.body;
    this.bytesOf = request.bytesOf;
    this.sequences = request.sequences;
    this.command = [...request.body.keys()][0] ?? '';
    const db = request.body.get('$db');
    if (typeof db !== 'string' || db === '') throw badValue('a command needs $db');
    this.db = db;
  }

  /** Rejects every field that the command does not support: nothing is silently ignored. */
  expect(known: readonly string[]): void {
    if (TRANSACTION_FIELDS.some((name) => this.body.has(name))) {
      const message =
        'Transaction numbers are only allowed on a replica set member or mongos: no transactions here';
      throw new CommandError('IllegalOperation', message);
    }
    for (const name of [...this.body.keys(), ...this.sequences.keys()]) {
      if (name === this.command || GENERIC_FIELDS.has(name) || known.includes(name)) continue;
      refuseField(this.command, name);
    }
  }

  get(name: string): Value | undefined {
    return this.body.get(name);
  }

  /** The namespace of a command whose first field names a collection. */
  get ns(): string {
    const collection = this.body.get(this.command);
    if (typeof collection !== 'string') throw this.wrongType(this.command, collection ?? null, 'string');
    return namespace(this.db, collection);
  }

  doc(name: string): Doc | undefined {
    const value = this.body.get(name) ?? undefined;
    if (value === undefined || value instanceof Map) return value;
    throw this.wrongType(name, value, 'object');
  }

  string(name: string): string | undefined {
    const value = this.body.get(name) ?? undefined;
    if (value === undefined || typeof value === 'string') return value;
    throw this.wrongType(name, value, 'string');
  }

  array(name: string): readonly Value[] {
    const value = this.body.get(name);
    if (Array.isArray(value)) return value;
    if (value === undefined) throw missing(this.command, name);
    throw this.wrongType(name, value, 'array');
  }

  boolean(name: string, otherwise: boolean): boolean {
    const value = this.body.get(name) ?? undefined;
    if (value === undefined) return otherwise;
    if (typeof value !== 'boolean' && !isNumeric(value)) throw this.wrongType(name, value, 'bool');
    return isTruthy(value);
  }

  /** A whole number >= 0. */
  count(name: string): number | undefined {
    const value = this.body.get(name) ?? undefined;
    if (value === undefined) return undefined;
    if (!isNumeric(value)) throw this.wrongType(name, value, 'number');
    const number = Math.trunc(toNumber(value));
    if (number < 0) {
      const message = `BSON field '${name}' value must be >= 0, actual value '${number}'`;
      throw new CommandError('Location51024', message);
    }
    return number;
  }

  /** Documents given in the body or as a document sequence. */
  documents(name: string): { doc: Doc; bytes: Buffer }[] {
    const sequence = this.sequences.get(name);
    if (sequence !== undefined) return sequence.map((bytes) => ({ doc: decode(bytes), bytes }));
    return this.array(name).map((doc) => {
      if (!(doc instanceof Map)) throw this.wrongType(name, doc, 'object');
      return { doc, bytes: this.bytesOf.get(doc) ?? encode(doc) };
    });
  }

  private wrongType(name: string, value: Value, expected: string): CommandError {
    const message = `BSON field '${this.command}.${name}' is the wrong type '${typeName(value)}', expected type '${expected}'`;
    return new CommandError('TypeMismatch', message);
  }
}

/** Rejects a field by name: an unsupported option of MongoDB, or an unknown field. */
export function refuseField(command: string, name: string): never {
  if (REFUSED_FIELDS.has(name)) throw notImplemented(`${command} with the option ${name}`);
  throw new CommandError('IDLUnknownField', `BSON field '${command}.${name}' is an unknown field.`);
}

export function missing(command: string, name: string): CommandError {
  return new CommandError(
    'IDLFailedToParse',
    `BSON field '${command}.${name}' is missing but a required field`,
  );
}

/** Joins and validates database and collection names. */
export function namespace(db: string, collection: string): string {
  if (
    collection === '' ||
    collection.includes('\0') ||
    collection.includes('$') ||
    collection.startsWith('.')
  ) {
    throw new CommandError('InvalidNamespace', `Invalid namespace specified '${db}.${collection}'`);
  }
  if (/[\0/\\. "$*<>:|?]/.test(db) || db.length > 63) {
    throw new CommandError('InvalidNamespace', `Invalid database name: '${db}'`);
  }
  const ns = `${db}.${collection}`;
  if (Buffer.byteLength(ns) > 255) throw new CommandError('InvalidNamespace', `namespace too long: ${ns}`);
  return ns;
}
