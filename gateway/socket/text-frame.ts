/** An unfragmented, unmasked text frame (RFC 6455); the length has 7, 16 or 64 bits. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const bytes = emptyFrame(length);
  bytes.write(text, bytes.length - length);
  return bytes;
}

/**
 * Builds the frames of `next` messages: one buffer and so one write per frame, where ws makes two. One notice goes to
 * thousands of sockets in a row, so the bytes of the last payload are kept for all of them, and the whole frame for the
 * subscriptions that have the same id. Readers must not write to a frame.
 */
export class NextFrames {
  #payload = '';
  /** The end of a message, from the payload on. */
  #rest = Buffer.alloc(0);
  #id = '';
  #frame: Buffer = Buffer.alloc(0);

  /** The frame of one payload; `id` is the subscription id that the client chose, as JSON. */
  frameOf(id: string, payload: string): Buffer {
    if (payload !== this.#payload) {
      this.#payload = payload;
      this.#rest = Buffer.from(`,"type":"next","payload":${payload}}`);
      this.#id = '';
    }
    if (id !== this.#id) {
      this.#id = id;
      this.#frame = this.#build(`{"id":${id}`);
    }
    return this.#frame;
  }

  #build(start: string): Buffer {
    const length = Buffer.byteLength(start);
    const frame = emptyFrame(length + this.#rest.length);
    frame.write(start, frame.length - this.#rest.length - length);
    frame.set(this.#rest, frame.length - this.#rest.length);
    return frame;
  }
}

/** A frame whose header is written, with space for a payload of that many bytes. */
function emptyFrame(length: number): Buffer {
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(head + length);
  bytes[0] = 0x81;
  bytes[1] = head === 2 ? length : head === 4 ? 126 : 127;
  if (head === 4) bytes.writeUInt16BE(length, 2);
  if (head === 10) bytes.writeBigUInt64BE(BigInt(length), 2);
  return bytes;
}
