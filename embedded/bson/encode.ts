import type { Binary, BSONRegExp, Double, ObjectId, Timestamp } from 'bson';
import { TYPES, typeName } from './types.js';
import type { Doc, Value } from './value.js';
import { Writer } from './writer.js';

/**
 * The BSON bytes of `doc`, in a new buffer: those that were decoded, apart from the order of regular expression options.
 * The encoder of the bson package is no choice: it rewrites the bytes of a binary value of subtype 2, and refuses some
 * of subtype 9.
 */
export function encode(doc: Doc): Buffer {
  const writer = new Writer(0, EXPECTED_BYTES);
  writeDocument(writer, doc);
  return writer.result();
}

/** More than most documents have. */
const EXPECTED_BYTES = 1_000;

function writeDocument(writer: Writer, doc: Doc): void {
  const start = writer.begin();
  for (const [name, value] of doc) writeElement(writer, name, value);
  writer.end(start);
}

function writeArray(writer: Writer, array: readonly Value[]): void {
  const start = writer.begin();
  for (let at = 0; at < array.length; at++) writeElement(writer, String(at), array[at]);
  writer.end(start);
}

/** A missing value is not written: replies have optional fields. */
function writeElement(writer: Writer, name: string, value: Value | undefined): void {
  if (value === undefined) return;
  const type = typeName(value);
  writer.name(TYPES[type] & 0xff, name);
  switch (type) {
    case 'string':
      return writer.string(value as string);
    case 'int':
      return writer.int32(value as number);
    case 'long':
      return writer.int64(value as bigint);
    case 'double':
      return writer.double(typeof value === 'number' ? value : (value as Double).value);
    case 'object':
      return writeDocument(writer, value as Doc);
    case 'array':
      return writeArray(writer, value as Value[]);
    case 'bool':
      return writer.byte(value ? 1 : 0);
    case 'date':
      return writer.int64(BigInt((value as Date).getTime()));
    case 'objectId':
      return writer.raw((value as ObjectId).id);
    case 'binData':
      return writeBinary(writer, value as Binary);
    case 'timestamp':
      return writer.int64(BigInt.asIntN(64, (value as Timestamp).toBigInt()));
    case 'regex':
      writer.cstring((value as BSONRegExp).pattern);
      return writer.cstring((value as BSONRegExp).options);
  }
}

/** The bytes of a Binary are those behind its subtype, as received: for subtype 2, with the inner length. */
function writeBinary(writer: Writer, value: Binary): void {
  const bytes = value.value();
  writer.int32(bytes.length);
  writer.byte(value.sub_type);
  writer.raw(bytes);
}

/** Converts a plain object to a document: `toDoc({ ok: 1 })`. Nested objects and arrays are converted too. */
export function toDoc(object: object): Doc {
  return new Map(Object.entries(object).map(([name, value]) => [name, toValue(value)])) as Doc;
}

function toValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toValue);
  if (typeof value !== 'object' || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? toDoc(value) : value;
}
