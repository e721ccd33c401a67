import type { IncomingMessage } from 'node:http';
import { BodyTooLarge, readBody } from '#platform/read-body.js';
import { HttpRefusal } from './refusal.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a body of at most `maxBytes` as text. Throws an HttpRefusal for one that is compressed, too large or not UTF-8. */
export async function readText(request: IncomingMessage, maxBytes: number): Promise<string> {
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new HttpRefusal('BAD_REQUEST', { status: 415, message: 'Send the body uncompressed.' });
  }
  let bytes: Buffer;
  try {
    bytes = await readBody(request, maxBytes);
  } catch (error) {
    throw refusalOf(error);
  }
  return decode(bytes);
}

function refusalOf(error: unknown): HttpRefusal {
  // The rest of a body that is too large is not read, so the connection cannot be used again.
  return error instanceof BodyTooLarge
    ? new HttpRefusal('PAYLOAD_TOO_LARGE', { headers: { connection: 'close' } })
    : new HttpRefusal('BAD_REQUEST', { message: 'The body was cut off.' });
}

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new HttpRefusal('BAD_REQUEST', { message: 'The body is not valid UTF-8.' });
  }
}
