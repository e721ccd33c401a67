/** The frame of a text in one piece, as servers send it (RFC 6455): not masked, its length in 7, 16 or 64 bits. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const bytes = emptyFrame(length);
  bytes.write(text, bytes.length - length);
  return bytes;
}

let sent: { payload: string; rest: Buffer; id: string; frame: Buffer } = {
  payload: '',
  rest: Buffer.alloc(0),
  id: '',
  frame: Buffer.alloc(0),
};

/**
 * The frame of a `next` message: one buffer and so one write, where ws makes two. A notice goes to thousands one after the
 * other, so what they have in common is turned into bytes once: the payload for all of them, and the whole frame for
 * those who name their subscriptions alike. Nobody writes to it. `id` is the client's, as JSON.
 */
export function nextFrame(id: string, payload: string): Buffer {
  if (payload !== sent.payload) {
    const rest = Buffer.from(`,"type":"next","payload":${payload}}`);
    sent = { payload, rest, id: '', frame: sent.frame };
  }
  if (id !== sent.id) {
    const { rest } = sent;
    const start = `{"id":${id}`;
    const length = Buffer.byteLength(start);
    const frame = emptyFrame(length + rest.length);
    frame.write(start, frame.length - rest.length - length);
    frame.set(rest, frame.length - rest.length);
    sent.id = id;
    sent.frame = frame;
  }
  return sent.frame;
}

/** A frame with its head written and space for so many bytes behind it. */
function emptyFrame(length: number): Buffer {
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(head + length);
  bytes[0] = 0x81;
  bytes[1] = head === 2 ? length : head === 4 ? 126 : 127;
  if (head === 4) bytes.writeUInt16BE(length, 2);
  if (head === 10) bytes.writeBigUInt64BE(BigInt(length), 2);
  return bytes;
}
