import { CommandError } from '../command-error.js';

/** Copies some fields of a document into `scratch`, without decoding their values. The result is valid until the next cut. */
export type Cut = (document: Buffer, scratch: Scratch) => Buffer;

/** Results up to this size share one buffer. */
const SHARED_BYTES = 4 * 1024;

/** Memory for results that are read before the next one is made: to allocate it for each costs more than to fill it. */
export class Scratch {
  readonly #shared = Buffer.allocUnsafe(SHARED_BYTES);

  /** A buffer of at least `length` bytes. */
  buffer(length: number): Buffer {
    return length <= SHARED_BYTES ? this.#shared : Buffer.allocUnsafe(length);
  }
}

/** Keeps the fields of these names, in the order of the document. */
export function keeping(names: readonly string[]): Cut {
  return cutting(names, true);
}

/** Keeps all fields but those of these names. */
export function leaving(names: readonly string[]): Cut {
  return cutting(names, false);
}

function cutting(texts: readonly string[], keepsNamed: boolean): Cut {
  const names = texts.map((text) => Buffer.from(text));
  return (document, scratch) => {
    const copy = scratch.buffer(document.length);
    const end = document.length - 1;
    let left = names.length;
    let to = 4;
    for (let at = 4; at < end && (left > 0 || !keepsNamed);) {
      const value = nulAfter(document, at + 1) + 1;
      const next = endOfValue(document, document[at]!, value);
      const isNamed = left > 0 && isOneOf(names, document, at + 1, value - 1);
      if (isNamed) left--;
      if (isNamed === keepsNamed) {
        document.copy(copy, to, at, next);
        to += next - at;
      }
      at = next;
    }
    copy[to++] = 0;
    copy.writeInt32LE(to, 0);
    return copy.subarray(0, to);
  };
}

function isOneOf(names: readonly Buffer[], document: Buffer, start: number, end: number): boolean {
  for (const name of names) {
    if (name.length !== end - start) continue;
    let at = 0;
    while (at < name.length && name[at] === document[start + at]) at++;
    if (at === name.length) return true;
  }
  return false;
}

function nulAfter(bytes: Buffer, at: number): number {
  while (bytes[at] !== 0) at++;
  return at;
}

/** Where a value that begins at `at` ends. What is stored was read once before: its lengths are right. */
function endOfValue(bytes: Buffer, type: number, at: number): number {
  switch (type) {
    case 0x02:
      return at + 4 + bytes.readInt32LE(at);
    case 0x03:
    case 0x04:
      return at + bytes.readInt32LE(at);
    case 0x05:
      return at + 5 + bytes.readInt32LE(at);
    case 0x0b:
      return nulAfter(bytes, nulAfter(bytes, at) + 1) + 1;
  }
  const length = LENGTHS[type];
  if (length === undefined) throw new CommandError('InvalidBSON', `invalid BSON: unknown type ${type}`);
  return at + length;
}

/** The values that take the same number of bytes always, by type. */
const LENGTHS: Record<number, number> = {
  0x01: 8,
  0x07: 12,
  0x08: 1,
  0x09: 8,
  0x0a: 0,
  0x10: 4,
  0x11: 8,
  0x12: 8,
  0x7f: 0,
  0xff: 0,
};
