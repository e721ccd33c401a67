/** A text in one piece, as servers send it (RFC 6455): not masked, its length in 7, 16 or 64 bits. */
function frame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(head + length);
  bytes[0] = 0x81;
  bytes[1] = head === 2 ? length : head === 4 ? 126 : 127;
  if (head === 4) bytes.writeUInt16BE(length, 2);
  if (head === 10) bytes.writeBigUInt64BE(BigInt(length), 2);
  bytes.write(text, head);
  return bytes;
}

let lastText = '';
let lastFrame = frame(lastText);

/**
 * The frame of a text: one buffer and so one write, where ws makes two. A notice goes to thousands one after the other, and
 * most clients name their subscriptions alike, so the frame before is kept and shared; nobody writes to it.
 */
export function textFrame(text: string): Buffer {
  if (text !== lastText) {
    lastFrame = frame(text);
    lastText = text;
  }
  return lastFrame;
}
