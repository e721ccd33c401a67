/** Maximum size of a message in bytes, as announced by `hello`. */
export const MAX_MESSAGE_BYTES = 48_000_000;

const HEADER_BYTES = 16;

/** Splits a byte stream into messages, each of which starts with its length. */
export class MessageSplitter {
  private parts: Buffer[] = [];
  private have = 0;
  /** Number of bytes needed before the next step. */
  private want = 4;

  /** Adds bytes; returns the messages that they complete. Throws for an invalid length. */
  push(chunk: Buffer): Buffer[] {
    this.parts.push(chunk);
    this.have += chunk.length;
    const messages: Buffer[] = [];
    while (this.have >= this.want) {
      const bytes = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts, this.have);
      const length = bytes.readInt32LE(0);
      if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES)
        throw new Error(`invalid message length ${length}`);
      const isWhole = bytes.length >= length;
      if (isWhole) messages.push(bytes.subarray(0, length));
      this.keep(isWhole ? bytes.subarray(length) : bytes);
      this.want = isWhole ? 4 : length;
    }
    return messages;
  }

  private keep(rest: Buffer): void {
    this.parts = rest.length > 0 ? [rest] : [];
    this.have = rest.length;
  }
}
