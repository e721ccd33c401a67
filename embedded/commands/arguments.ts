import { decode } from '../bson/decode.js';
import { encode } from '../bson/encode.js';
import { typeName } from '../bson/types.js';
import { isNumeric, isTruthy, toNumber, type Doc, type Value } from '../bson/value.js';
import { CommandError, badValue } from '../command-error.js';
import type { StoredDocument } from '../storage/collection.js';
import type { Request } from '../wire/message.js';
import { checkMissing, checkOption, refuseField } from './option-checks.js';
import { GENERIC_OPTIONS, type Options } from './options.js';

const TRANSACTION_FIELDS = ['txnNumber', 'startTransaction', 'autocommit'];

/** The longest time limit of a command, in ms. */
const MAX_TIME_MS = 2 ** 31 - 1;

/** The fields of a command. `check` comes before every other use: the rest relies on the types of the fields. */
export class Arguments {
  readonly command: string;
  readonly db: string;
  readonly body: Doc;
  private readonly bytesOf: Request['bytesOf'];
  /** The documents of each sequence. */
  private readonly sequences: ReadonlyMap<string, readonly StoredDocument[]>;

  constructor(request: Request) {
    this.body = request.body;
    this.bytesOf = request.bytesOf;
    this.sequences = decoded(request.sequences);
    this.command = [...request.body.keys()][0] ?? '';
    const db = request.body.get('$db');
    if (typeof db !== 'string' || db === '') throw badValue('a command needs $db');
    this.db = db;
  }

  /** Rejects every field that is not among `options`, is of a wrong type, or is missing: nothing is ignored. */
  check(options: Options): void {
    if (TRANSACTION_FIELDS.some((name) => this.body.has(name))) {
      const message =
        'Transaction numbers are only allowed on a replica set member or mongos: no transactions here';
      throw new CommandError('IllegalOperation', message);
    }
    for (const [name, value] of this.body) this.checkField(name, value, options);
    for (const [name, documents] of this.sequences) {
      if (this.body.has(name)) throw duplicate(this.command, name);
      const docs = documents.map(({ doc }) => doc);
      this.checkField(name, docs, options);
    }
    for (const name of Object.keys(options)) {
      if (!this.body.has(name) && !this.sequences.has(name)) checkMissing(this.command, name, options);
    }
    this.checkTimeLimit();
  }

  private checkField(name: string, value: Value, options: Options): void {
    const known = Object.hasOwn(options, name) ? options[name] : GENERIC_OPTIONS[name];
    if (known !== undefined) checkOption(`${this.command}.${name}`, value, known);
    else if (name !== this.command) refuseField(this.command, name);
  }

  private checkTimeLimit(): void {
    const limit = this.number('maxTimeMS') ?? 0;
    if (Number.isInteger(limit) && limit >= 0 && limit <= MAX_TIME_MS) return;
    throw badValue(`maxTimeMS must be a whole number from 0 to ${MAX_TIME_MS}, but is ${limit}`);
  }

  get(name: string): Value | undefined {
    return this.body.get(name) ?? undefined;
  }

  /** The namespace of a command whose first field names a collection. */
  get ns(): string {
    const collection = this.body.get(this.command) ?? null;
    if (typeof collection === 'string') return namespace(this.db, collection);
    throw badValue(`collection name has invalid type ${typeName(collection)}`);
  }

  doc(name: string): Doc | undefined {
    return this.get(name) as Doc | undefined;
  }

  string(name: string): string | undefined {
    return this.get(name) as string | undefined;
  }

  array(name: string): readonly Value[] {
    return (this.get(name) ?? []) as Value[];
  }

  boolean(name: string, otherwise: boolean): boolean {
    const value = this.get(name);
    return value === undefined ? otherwise : isTruthy(value);
  }

  number(name: string): number | undefined {
    const value = this.get(name);
    return isNumeric(value) ? toNumber(value) : undefined;
  }

  /** A whole number >= 0. */
  count(name: string): number | undefined {
    const number = this.number(name);
    return number === undefined ? undefined : Math.trunc(number) || 0;
  }

  /** Documents given in the body or as a document sequence. */
  documents(name: string): readonly StoredDocument[] {
    const inBody = (): StoredDocument[] =>
      (this.array(name) as Doc[]).map((doc) => ({ doc, bytes: this.bytesOf.get(doc) ?? encode(doc) }));
    return this.sequences.get(name) ?? inBody();
  }
}

function decoded(sequences: Request['sequences']): ReadonlyMap<string, readonly StoredDocument[]> {
  const entries = [...sequences].map(
    ([name, list]) => [name, list.map((bytes) => ({ doc: decode(bytes), bytes }))] as const,
  );
  return new Map(entries);
}

function duplicate(command: string, name: string): CommandError {
  return new CommandError('IDLDuplicateField', `BSON field '${command}.${name}' is a duplicate field`);
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
