import type { IncomingMessage } from 'node:http';
import { HttpRefusal } from './refusal.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a body as text: at most `maxBytes`, not compressed, and in UTF-8 to the last byte. */
export async function readText(request: IncomingMessage, maxBytes: number): Promise<string> {
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new HttpRefusal('BAD_REQUEST', { status: 415, message: 'Send the body uncompressed.' });
  }
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
  return decode(await readBytes(request, maxBytes));
}

/** Not by `for await`: leaving such a loop tears the connection down, and with it the answer that says why. */
function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) reject(tooLarge());
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.on('close', () => {
      // Every request is closed some time: only for one that has not ended an error is worth its making.
      if (!request.readableEnded)
        reject(new HttpRefusal('BAD_REQUEST', { message: 'The body was cut off.' }));
    });
  });
}

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new HttpRefusal('BAD_REQUEST', { message: 'The body is not valid UTF-8.' });
  }
}

function tooLarge(): HttpRefusal {
  // Nobody reads the rest, so the connection cannot be used again.
  return new HttpRefusal('PAYLOAD_TOO_LARGE', { headers: { connection: 'close' } });
}
