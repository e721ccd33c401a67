/** Writes BSON element by element into one buffer. */
export class Writer {
  private bytes: Buffer;
  private at: number;

  /** Leaves `headBytes` bytes free before the first element, and starts with room for `expectedBytes` more. */
  constructor(headBytes = 0, expectedBytes = SMALL_BYTES) {
    this.bytes = Buffer.allocUnsafe(headBytes + expectedBytes);
    this.at = headBytes;
  }

  /** Ensures capacity for `more` bytes. */
  reserve(more: number): void {
    const wanted = this.at + more;
    if (wanted <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(wanted, 2 * this.bytes.length));
    larger.set(this.bytes.subarray(0, this.at));
    this.bytes = larger;
  }

  /** Starts a document or an array. Returns its offset, for `end`. */
  begin(): number {
    this.reserve(4);
    this.at += 4;
    return this.at - 4;
  }

  end(start: number): void {
    this.reserve(1);
    this.bytes[this.at++] = 0;
    this.bytes.writeInt32LE(this.at - start, start);
  }

  /** Writes the type and the name of an element. Its value must follow. */
  name(type: number, name: string): void {
    this.byte(type);
    this.cstring(name);
  }

  /** Writes text that ends with a NUL, without its length. */
  cstring(value: string): void {
    this.reserve(MAX_UTF8_BYTES * value.length + 1);
    this.text(value);
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.at++] = value;
  }

  double(value: number): void {
    this.reserve(8);
    this.at = this.bytes.writeDoubleLE(value, this.at);
  }

  int32(value: number): void {
    this.reserve(4);
    this.at = this.bytes.writeInt32LE(value, this.at);
  }

  int64(value: bigint): void {
    this.reserve(8);
    this.at = this.bytes.writeBigInt64LE(value, this.at);
  }

  string(value: string): void {
    const start = this.at;
    this.reserve(4 + MAX_UTF8_BYTES * value.length + 1);
    this.at += 4;
    this.text(value);
    this.bytes.writeInt32LE(this.at - start - 4, start);
  }

  /** Writes text and a NUL, for which there is room. */
  private text(value: string): void {
    const { bytes } = this;
    const start = this.at;
    if (value.length > SHORT_TEXT) this.at += bytes.write(value, start);
    else {
      let at = start;
      for (let index = 0; index < value.length; index++) {
        const code = value.charCodeAt(index);
        if (code > 0x7f) {
          at = start + bytes.write(value, start);
          break;
        }
        bytes[at++] = code;
      }
      this.at = at;
    }
    bytes[this.at++] = 0;
  }

  /** Writes a value that is already encoded. */
  raw(value: Uint8Array): void {
    this.reserve(value.length);
    this.bytes.set(value, this.at);
    this.at += value.length;
  }

  /** Everything written so far, including the free bytes at the front. */
  result(): Buffer {
    return this.bytes.subarray(0, this.at);
  }
}

/** The most bytes that UTF-8 takes for one character of a string. */
const MAX_UTF8_BYTES = 3;

/** Up to this length, a loop over ASCII characters is faster than a call into native code. */
const SHORT_TEXT = 32;

/** Enough for a reply without documents. */
const SMALL_BYTES = 200;
