/** The media type of the answers to a batch. */
export const BATCH_RESPONSE_TYPE = 'application/vnd.rookery.answers';

const [LINE_FEED, SPACE, ZERO] = [0x0a, 0x20, 0x30];
/** More digits than the place of any request has. */
const MAX_DIGITS = 4;

/** One line of the answers to a batch; `json` has no line break. */
export function writeResponseLine(place: number, json: string): string {
  return `${place} ${json}\n`;
}

/** What came is no line of answers. */
export class MalformedLine extends Error {
  override readonly name = 'BrokenLine';
}

/** Reads the answers to a batch from the pieces in which they come. */
export class ResponseLines {
  readonly #maxBytes: number;
  readonly #take: (place: number, json: string) => void;
  /** The pieces of a line that has not ended yet. */
  #begun: Buffer[] = [];
  #begunBytes = 0;

  /** `take` is given every line as soon as it is whole. A line may have `maxBytes`. */
  constructor(maxBytes: number, take: (place: number, json: string) => void) {
    this.#maxBytes = maxBytes;
    this.#take = take;
  }

  /** Throws a MalformedLine when this is no line, and whatever `take` throws. */
  push(piece: Buffer): void {
    let start = 0;
    for (;;) {
      const end = piece.indexOf(LINE_FEED, start);
      if (end === -1) break;
      this.#line(piece, start, end);
      start = end + 1;
    }
    if (start < piece.length) this.#keep(piece.subarray(start));
  }

  #line(piece: Buffer, start: number, end: number): void {
    if (this.#begunBytes === 0) return this.#read(piece, start, end);
    this.#keep(piece.subarray(start, end));
    const whole = Buffer.concat(this.#begun, this.#begunBytes);
    this.#begun = [];
    this.#begunBytes = 0;
    this.#read(whole, 0, whole.length);
  }

  #keep(piece: Buffer): void {
    this.#begun.push(piece);
    this.#begunBytes += piece.length;
    if (this.#begunBytes > this.#maxBytes) throw new MalformedLine('A line is too long.');
  }

  #read(line: Buffer, start: number, end: number): void {
    if (end - start > this.#maxBytes) throw new MalformedLine('A line is too long.');
    let [place, at] = [0, start];
    for (; at < end && line[at] !== SPACE; at++) {
      const digit = line[at]! - ZERO;
      if (digit < 0 || digit > 9 || at - start >= MAX_DIGITS)
        throw new MalformedLine('A line has no place in front.');
      place = place * 10 + digit;
    }
    if (at === start || at === end) throw new MalformedLine('A line has no place in front.');
    this.#take(place, line.toString('utf8', at + 1, end));
  }
}
