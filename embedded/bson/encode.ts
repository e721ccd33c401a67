import { serialize } from 'bson';
import type { Doc } from './value.js';

/** The BSON bytes of `doc`, in a new buffer. */
export function encode(doc: Doc): Buffer {
  const bytes = serialize(doc);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
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
