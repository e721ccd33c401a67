/** Writes BSON element by element into one buffer, for data that does not exist as values in memory. */
export class Writer {
  private bytes: Buffer;
  private at: number;

  /** Leaves `headBytes` bytes free before the first element. */
  constructor(headBytes = 0) {
    this.bytes = Buffer.allocUnsafe(headBytes + SMALL_BYTES);
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

  /** Writes the type and the name (ASCII) of an element. Its value must follow. */
  name(type: number, name: string): void {
    this.reserve(name.length + 2);
    const { bytes } = this;
    bytes[this.at++] = type;
    for (let at = 0; at < name.length; at++) bytes[this.at++] = name.charCodeAt(at);
    bytes[this.at++] = 0;
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
    const length = Buffer.byteLength(value);
    this.int32(length + 1);
    this.reserve(length + 1);
    this.at += this.bytes.write(value, this.at);
    this.bytes[this.at++] = 0;
  }

  /** Writes a value that is already encoded. */
  raw(value: Buffer): void {
    this.reserve(value.length);
    this.bytes.set(value, this.at);
    this.at += value.length;
  }

  /** Everything written so far, including the free bytes at the front. */
  result(): Buffer {
    return this.bytes.subarray(0, this.at);
  }
}

/** Enough for a reply without documents. */
const SMALL_BYTES = 200;
