import { encode, toDoc } from '../bson/encode.js';
import type { Batch } from './cursors.js';

const DOCUMENT = 0x03;
const ARRAY = 0x04;

/** What stands between the size of a document and its final NUL. */
function elements(fields: object): Buffer {
  return encode(toDoc(fields)).subarray(4, -1);
}

const OK = elements({ ok: 1 });

/** The reply `{ cursor: { firstBatch, id, ns }, ok: 1 }`, put together in one buffer without a look into the documents. */
export function cursorReply(ns: string, field: 'firstBatch' | 'nextBatch', batch: Batch): Buffer {
  const rest = elements({ id: batch.id, ns });
  const arrayBytes = batch.documents.reduce((sum, document, at) => sum + 2 + digits(at) + document.length, 5);
  const cursorBytes = 4 + nameBytes(field) + arrayBytes + rest.length + 1;
  const bytes = 4 + nameBytes('cursor') + cursorBytes + OK.length + 1;
  const reply = Buffer.allocUnsafe(bytes);
  reply.writeInt32LE(bytes, 0);
  let at = writeName(reply, 4, DOCUMENT, 'cursor');
  reply.writeInt32LE(cursorBytes, at);
  at = writeName(reply, at + 4, ARRAY, field);
  reply.writeInt32LE(arrayBytes, at);
  at = writeDocuments(reply, at + 4, batch.documents);
  reply.set(rest, at);
  at += rest.length;
  reply[at++] = 0;
  reply.set(OK, at);
  reply[bytes - 1] = 0;
  return reply;
}

/** Writes the elements of an array, whose names are their positions, and its end. Answers with where that is. */
function writeDocuments(reply: Buffer, start: number, documents: readonly Buffer[]): number {
  let at = start;
  for (let position = 0; position < documents.length; position++) {
    reply[at++] = DOCUMENT;
    const end = at + digits(position);
    for (let left = position, digit = end - 1; digit >= at; digit--, left = Math.floor(left / 10))
      reply[digit] = 0x30 + (left % 10);
    reply[end] = 0;
    reply.set(documents[position]!, end + 1);
    at = end + 1 + documents[position]!.length;
  }
  reply[at] = 0;
  return at + 1;
}

function writeName(reply: Buffer, at: number, type: number, name: string): number {
  reply[at] = type;
  const end = at + 1 + reply.write(name, at + 1, 'latin1');
  reply[end] = 0;
  return end + 1;
}

function nameBytes(name: string): number {
  return name.length + 2;
}

function digits(position: number): number {
  let count = 1;
  for (let left = position; left >= 10; left = Math.floor(left / 10)) count++;
  return count;
}
