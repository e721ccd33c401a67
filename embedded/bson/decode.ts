import { isUtf8 } from 'node:buffer';
import { Binary, BSONRegExp, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { CommandError, notImplemented } from '../command-error.js';
import { isInt32, type Doc, type Value } from './value.js';

const MAX_DEPTH = 180;

/** The depth of documents in the lists of a command, whose own depth is 0. */
const LISTED_DEPTH = 2;

/** What the decoder of UTF-8 writes for invalid bytes. */
const REPLACEMENT = '\ufffd';

const REFUSED: Record<number, string> = {
  0x06: 'undefined',
  0x0c: 'DBPointer',
  0x0d: 'JavaScript code',
  0x0e: 'symbol',
  0x0f: 'JavaScript code with scope',
  0x13: 'Decimal128',
};

/** Decodes the BSON document that starts at `at`. Throws InvalidBSON. */
export function decode(bytes: Buffer, at = 0): Doc {
  return read(new Reader(bytes, at));
}

/**
 * A decoded command, and the bytes of the documents in its lists, which can be stored without encoding them
 * again.
 */
export interface DecodedCommand {
  readonly body: Doc;
  readonly bytesOf: ReadonlyMap<Doc, Buffer>;
}

/** Decodes a command. */
export function decodeCommand(bytes: Buffer): DecodedCommand {
  const bytesOf = new Map<Doc, Buffer>();
  return { body: read(new Reader(bytes, 0, bytesOf)), bytesOf };
}

function read(reader: Reader): Doc {
  try {
    return reader.document(0);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw invalid((error as Error).message);
  }
}

function duplicate(name: string): CommandError {
  return new CommandError('IDLDuplicateField', `BSON field '${name}' is a duplicate field`);
}

function invalid(reason: string): CommandError {
  return new CommandError('InvalidBSON', `invalid BSON: ${reason}`);
}

class Reader {
  private readonly bytes: Buffer;
  private readonly listed: Map<Doc, Buffer> | undefined;
  private at: number;

  /** `listed` collects the bytes of the documents in the lists of the outermost document. */
  constructor(bytes: Buffer, at: number, listed?: Map<Doc, Buffer>) {
    this.bytes = bytes;
    this.at = at;
    this.listed = listed;
  }

  document(depth: number): Doc {
    const doc: Doc = new Map();
    const start = this.at;
    const end = this.begin(depth);
    while (this.at < end - 1) {
      const type = this.bytes[this.at++]!;
      const name = this.cstring();
      // A second field of the same name could pass the checks of the first.
      if (depth === 0 && this.listed !== undefined && doc.has(name)) throw duplicate(name);
      doc.set(name, this.value(type, depth));
    }
    this.finish(end);
    if (depth === LISTED_DEPTH) this.listed?.set(doc, this.bytes.subarray(start, end));
    return doc;
  }

  /** The field names of an array are ignored: only the order of its elements counts. */
  private array(depth: number): Value[] {
    const array: Value[] = [];
    const end = this.begin(depth);
    while (this.at < end - 1) {
      const type = this.bytes[this.at++]!;
      this.at = this.nul() + 1;
      array.push(this.value(type, depth));
    }
    this.finish(end);
    return array;
  }

  /** Reads the length of a document and returns its end. */
  private begin(depth: number): number {
    if (depth > MAX_DEPTH)
      throw new CommandError('Overflow', `documents nest at most ${MAX_DEPTH} levels deep`);
    const end = this.at + this.bytes.readInt32LE(this.at);
    if (end > this.bytes.length || end < this.at + 5 || this.bytes[end - 1] !== 0)
      throw invalid('wrong length');
    this.at += 4;
    return end;
  }

  private finish(end: number): void {
    if (this.at !== end - 1) throw invalid('an element crosses the end of its document');
    this.at = end;
  }

  /** The offset of the next NUL. Names are short: a loop is faster than a call into native code. */
  private nul(): number {
    const { bytes } = this;
    let end = this.at;
    while (end < bytes.length && bytes[end] !== 0) end++;
    if (end === bytes.length) throw invalid('a name without an end');
    return end;
  }

  private cstring(): string {
    const start = this.at;
    const end = this.nul();
    this.at = end + 1;
    return this.text(start, end);
  }

  private take(length: number): number {
    const start = this.at;
    if (length < 0 || start + length > this.bytes.length) throw invalid('a value without an end');
    this.at = start + length;
    return start;
  }

  private string(): string {
    const length = this.bytes.readInt32LE(this.take(4));
    const start = this.take(length);
    if (length < 1 || this.bytes[start + length - 1] !== 0) throw invalid('a string without an end');
    return this.text(start, start + length - 1);
  }

  /** Decodes UTF-8. Invalid bytes would become other characters, and be found by none of them. */
  private text(start: number, end: number): string {
    const text = this.bytes.toString('utf8', start, end);
    if (text.includes(REPLACEMENT) && !isUtf8(this.bytes.subarray(start, end)))
      throw invalid('a text that is no UTF-8');
    return text;
  }

  private boolean(): boolean {
    const byte = this.bytes[this.take(1)]!;
    if (byte > 1) throw invalid(`a boolean is 0 or 1, not ${byte}`);
    return byte === 1;
  }

  private value(type: number, depth: number): Value {
    switch (type) {
      case 0x01:
        return double(this.bytes.readDoubleLE(this.take(8)));
      case 0x02:
        return this.string();
      case 0x03:
        return this.document(depth + 1);
      case 0x04:
        return this.array(depth + 1);
      case 0x07:
        return new ObjectId(this.copy(12));
      case 0x08:
        return this.boolean();
      case 0x09:
        return this.date();
      case 0x0a:
        return null;
      case 0x10:
        return this.bytes.readInt32LE(this.take(4));
      case 0x12:
        return this.bytes.readBigInt64LE(this.take(8));
      default:
        return this.rareValue(type);
    }
  }

  private rareValue(type: number): Value {
    switch (type) {
      case 0x05:
        return this.binary();
      case 0x0b:
        return new BSONRegExp(this.cstring(), this.cstring());
      case 0x11:
        return new Timestamp(this.bytes.readBigUInt64LE(this.take(8)));
      case 0xff:
        return new MinKey();
      case 0x7f:
        return new MaxKey();
    }
    const name = REFUSED[type];
    throw name ? notImplemented(`values of type ${name}`) : invalid(`unknown type ${type}`);
  }

  private copy(length: number): Uint8Array {
    const start = this.take(length);
    return Uint8Array.prototype.slice.call(this.bytes, start, start + length);
  }

  private binary(): Binary {
    const length = this.bytes.readInt32LE(this.take(4));
    const subtype = this.bytes[this.take(1)]!;
    return new Binary(this.copy(length), subtype);
  }

  private date(): Date {
    const date = new Date(Number(this.bytes.readBigInt64LE(this.take(8))));
    if (Number.isNaN(date.getTime())) throw notImplemented('dates beyond the years that JavaScript knows');
    return date;
  }
}

/** A double with an integral value stays wrapped: as a plain number it would become an int32. */
function double(value: number): Value {
  return isInt32(value) || Object.is(value, -0) ? new Double(value) : value;
}
