import type { Socket } from 'node:net';
import { CommandError } from '../command-error.js';
import { errorBody, readMessage, replyTo, type Request } from './message.js';

/** Answers one command with the BSON of its reply. */
export type Handler = (request: Request) => Promise<Buffer>;

/** The largest message, in bytes, as hello announces it. */
export const MAX_MESSAGE_BYTES = 48_000_000;

/** A client that does not read is not given more than this. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024;

/** Serves one client: messages are answered one after the other, in the order of their coming. */
export async function serve(socket: Socket, handle: Handler): Promise<void> {
  socket.setNoDelay(true);
  try {
    for await (const message of messages(socket)) await answer(socket, message, handle);
  } catch {
    // The client is gone or does not speak the protocol: there is nobody to tell.
  } finally {
    socket.destroy();
  }
}

async function answer(socket: Socket, message: Buffer, handle: Handler): Promise<void> {
  let request: Request | undefined;
  let body: Buffer;
  try {
    request = readMessage(message);
    body = await handle(request);
  } catch (error) {
    body = errorBody(asCommandError(error));
  }
  if (request?.isUnacknowledged) return;
  const reply = replyTo(request ?? { id: message.readInt32LE(4), isLegacy: false }, body);
  socket.write(Buffer.concat(reply));
  if (socket.writableLength > MAX_UNREAD_BYTES) await drained(socket);
}

/** Waits until the client has read what it was sent, or is gone. */
function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
}

function asCommandError(error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  return new CommandError(
    'InternalError',
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  );
}

/** Cuts the stream of bytes into messages. */
async function* messages(socket: Socket): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let have = 0;
  let want = 4;
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    parts.push(chunk);
    have += chunk.length;
    while (have >= want) {
      const buffer = parts.length === 1 ? parts[0]! : Buffer.concat(parts, have);
      const length = buffer.readInt32LE(0);
      if (length < 16 || length > MAX_MESSAGE_BYTES) throw new Error(`a message of ${length} bytes`);
      want = length;
      parts = [buffer];
      if (have < length) break;
      yield buffer.subarray(0, length);
      parts = [buffer.subarray(length)];
      have -= length;
      want = 4;
    }
  }
}
