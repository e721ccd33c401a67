import type { Binary, BSONRegExp, ObjectId, Timestamp } from 'bson';
import { TAGS, typeName } from './types.js';
import { toNumber, type Doc, type Value } from './value.js';

/**
 * Order-preserving keys. Two encoded values compare bytewise as MongoDB compares the values, whatever their
 * types, and no encoding is a prefix of another. Keys are latin1 strings, one character per byte: V8 compares
 * and concatenates them faster than buffers.
 */
export type Key = string;

/** Sorts after every key that starts with the key it is appended to, in both directions. */
export const AFTER = '\xff\xff';

/** Terminates strings. An embedded NUL is encoded as NUL 0xff, so that a string sorts before its extensions. */
const END = '\x00\x01';

const scratch = Buffer.alloc(8);
let inverse = Buffer.alloc(4096);

/** Encodes a value. Missing is encoded like null, as in MongoDB's indexes. */
export function encodeKey(value: Value | undefined): Key {
  if (typeof value === 'string') return TAG.string + text(value);
  if (value === undefined || value === null) return TAG.null;
  const type = typeName(value);
  return TAG[type] + payload(value, type);
}

const TAG = Object.fromEntries(
  Object.entries(TAGS).map(([name, tag]) => [name, String.fromCharCode(tag)]),
) as Record<keyof typeof TAGS, string>;

/** Inverts the order: a descending index stores inverted keys. */
export function invert(key: Key): Key {
  if (inverse.length < key.length) inverse = Buffer.alloc(key.length * 2);
  const length = inverse.write(key, 0, 'latin1');
  for (let at = 0; at < length; at++) inverse[at]! ^= 0xff;
  return inverse.toString('latin1', 0, length);
}

/** The encoding of a string without its terminator: the keys of all strings with this prefix start with it. */
export function textPrefix(value: string): Key {
  return TAG.string + text(value).slice(0, -END.length);
}

function payload(value: Exclude<Value, null>, type: keyof typeof TAGS): string {
  switch (type) {
    case 'int':
    case 'double':
      return number(toNumber(value as number));
    case 'long':
      return long(value as bigint);
    case 'object':
      return object(value as Doc);
    case 'array':
      return (value as Value[]).map(encodeKey).join('') + '\x00';
    case 'binData':
      return binary(value as Binary);
    case 'objectId':
      return Buffer.from((value as ObjectId).id).toString('latin1');
    case 'bool':
      return value ? '\x01' : '\x00';
    case 'date':
      return int64(BigInt((value as Date).getTime()) + (1n << 63n));
    case 'timestamp':
      return int64((value as Timestamp).toBigInt());
    case 'regex':
      return text((value as BSONRegExp).pattern) + text((value as BSONRegExp).options);
    default:
      return '';
  }
}

/** True for a string whose key is the string itself between a tag and the terminator. */
export function isAscii(value: Value): value is string {
  return typeof value === 'string' && /^[\x01-\x7f]*$/.test(value);
}

/** `encodeKey` for such a string. */
export function asciiKey(value: string): Key {
  return TAG.string + value + END;
}

function text(value: string): string {
  if (isAscii(value)) return value + END;
  return Buffer.from(value, 'utf8').toString('latin1').replaceAll('\x00', '\x00\xff') + END;
}

function int64(value: bigint): string {
  scratch.writeBigUInt64BE(BigInt.asUintN(64, value));
  return scratch.toString('latin1');
}

/**
 * The bits of the double with the sign adjusted so that they sort, then 0x80 (no integer remainder). NaN
 * sorts first.
 */
function number(value: number): string {
  return bits(value) + '\x80';
}

function bits(value: number): string {
  if (Number.isNaN(value)) return '\x00\x00\x00\x00\x00\x00\x00\x00';
  scratch.writeDoubleBE(value === 0 ? 0 : value);
  if (scratch[0]! & 0x80) for (let at = 0; at < 8; at++) scratch[at]! ^= 0xff;
  else scratch[0]! |= 0x80;
  return scratch.toString('latin1');
}

/**
 * An int64 is its nearest double plus the difference to it (at most 512), so that it sorts exactly among
 * doubles.
 */
function long(value: bigint): string {
  const nearest = Number(value);
  const rest = Number(value - BigInt(nearest));
  if (rest === 0) return number(nearest);
  const side = rest < 0 ? '\x40' : '\xc0';
  const shifted = rest + 0x8000;
  return bits(nearest) + side + String.fromCharCode(shifted >> 8, shifted & 0xff);
}

/**
 * Field by field: type, then name, then value, as MongoDB compares documents. Terminated by a NUL: shorter
 * sorts first.
 */
function object(doc: Doc): string {
  let key = '';
  for (const [name, value] of doc) {
    const encoded = encodeKey(value);
    key += encoded[0] + text(name) + encoded.slice(1);
  }
  return key + '\x00';
}

function binary(value: Binary): string {
  scratch.writeUInt32BE(value.position);
  scratch[4] = value.sub_type;
  return scratch.toString('latin1', 0, 5) + Buffer.from(value.value()).toString('latin1');
}
