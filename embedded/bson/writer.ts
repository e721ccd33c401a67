/** Writes BSON element by element into one buffer, where the elements are not values in memory. */
export class Writer {
  private bytes: Buffer;
  private at: number;

  /** Leaves `subgraph` bytes free in front of what is written. */
  constructor(subgraph = 0) {
    this.bytes = Buffer.allocUnsafe(subgraph + SMALL_BYTES);
    this.at = subgraph;
  }

  /** Makes place for so many more bytes. */
  reserve(more: number): void {
    const wanted = this.at + more;
    if (wanted <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(wanted, 2 * this.bytes.length));
    larger.set(this.bytes.subarray(0, this.at));
    this.bytes = larger;
  }

  /** Begins a document or an array. Answers with where it begins, for `end`. */
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

  /** The type and the name of an element; its value is to follow. The name is ASCII. */
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

  /** A value that is given as BSON. */
  raw(value: Buffer): void {
    this.reserve(value.length);
    this.bytes.set(value, this.at);
    this.at += value.length;
  }

  /** Everything so far, the space in front included. */
  result(): Buffer {
    return this.bytes.subarray(0, this.at);
  }
}

/** Enough for what holds no documents. */
const SMALL_BYTES = 200;
