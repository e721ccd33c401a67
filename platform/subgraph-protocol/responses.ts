/** The media type of the response to a batch. */
export const BATCH_RESPONSE_TYPE = 'application/vnd.rookery.answers';

const [LINE_FEED, SPACE, ZERO] = [0x0a, 0x20, 0x30];
/** The most digits that the index of a request has. */
const MAX_DIGITS = 4;

/** One line of the response to a batch; `json` must not contain a line break. */
export function writeResponseLine(index: number, json: string): string {
  return `${index} ${json}\n`;
}

/** A response contains a line that does not follow the protocol. */
export class MalformedLine extends Error {
  override readonly name = 'MalformedLine';
}

/** Reads the response to a batch from the chunks in which it arrives. */
export class ResponseLines {
  readonly #maxBytes: number;
  readonly #onLine: (index: number, json: string) => void;
  /** The chunks of the current, incomplete line. */
  #partial: Buffer[] = [];
  #partialBytes = 0;

  /** `onLine` is called for each complete line. A line may have up to `maxBytes`. */
  constructor(maxBytes: number, onLine: (index: number, json: string) => void) {
    this.#maxBytes = maxBytes;
    this.#onLine = onLine;
  }

  /** Throws MalformedLine for a line that does not follow the protocol, and what `onLine` throws. */
  push(chunk: Buffer): void {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(LINE_FEED, start);
      if (end === -1) break;
      this.#line(chunk, start, end);
      start = end + 1;
    }
    if (start < chunk.length) this.#keep(chunk.subarray(start));
  }

  #line(chunk: Buffer, start: number, end: number): void {
    if (this.#partialBytes === 0) return this.#read(chunk, start, end);
    this.#keep(chunk.subarray(start, end));
    const line = Buffer.concat(this.#partial, this.#partialBytes);
    this.#partial = [];
    this.#partialBytes = 0;
    this.#read(line, 0, line.length);
  }

  #keep(chunk: Buffer): void {
    this.#partial.push(chunk);
    this.#partialBytes += chunk.length;
    if (this.#partialBytes > this.#maxBytes) throw new MalformedLine('A line is too long.');
  }

  #read(line: Buffer, start: number, end: number): void {
    if (end - start > this.#maxBytes) throw new MalformedLine('A line is too long.');
    let [index, at] = [0, start];
    for (; at < end && line[at] !== SPACE; at++) {
      const digit = line[at]! - ZERO;
      if (digit < 0 || digit > 9 || at - start >= MAX_DIGITS)
        throw new MalformedLine('A line does not start with the index of a request.');
      index = index * 10 + digit;
    }
    if (at === start || at === end)
      throw new MalformedLine('A line does not start with the index of a request.');
    this.#onLine(index, line.toString('utf8', at + 1, end));
  }
}
