/** The largest message, in bytes, as hello announces it. */
export const MAX_MESSAGE_BYTES = 48_000_000;

const HEADER_BYTES = 16;

/** Cuts a stream of bytes into messages, each of which begins with its length. */
export class MessageCutter {
  private parts: Buffer[] = [];
  private have = 0;
  /** So many bytes are needed before anything can be cut off. */
  private want = 4;

  /** Takes the next bytes; answers with the messages that they complete. Throws for a length that cannot be. */
  push(chunk: Buffer): Buffer[] {
    this.parts.push(chunk);
    this.have += chunk.length;
    const messages: Buffer[] = [];
    while (this.have >= this.want) {
      const bytes = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts, this.have);
      const length = bytes.readInt32LE(0);
      if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES)
        throw new Error(`a message of ${length} bytes`);
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
