import type { Socket } from 'node:net';
import { CommandError } from '../command-error.js';
import { addressTo, errorReply, readMessage, type Request } from './message.js';
import { MessageCutter } from './message-cutter.js';

/** Answers one command with its reply, whose head is not written yet. */
export type Handler = (request: Request) => Promise<Buffer>;

/** A client that does not read is not given more than this. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024;

/** Serves one client until it is gone or does not speak the protocol. */
export function serve(socket: Socket, handle: Handler): void {
  const connection = new Connection(socket, handle);
  socket.setNoDelay(true);
  socket.on('data', (chunk: Buffer) => connection.receive(chunk));
  // What is wrong with a connection concerns nobody: its end is all that follows.
  socket.on('error', () => undefined);
}

/** Answers messages one after the other, in the order of their coming. */
class Connection {
  private readonly socket: Socket;
  private readonly handle: Handler;
  private readonly cutter = new MessageCutter();
  private readonly waiting: Buffer[] = [];
  private isAnswering = false;

  constructor(socket: Socket, handle: Handler) {
    this.socket = socket;
    this.handle = handle;
  }

  receive(chunk: Buffer): void {
    try {
      this.waiting.push(...this.cutter.push(chunk));
    } catch {
      this.socket.destroy();
    }
    if (this.isAnswering) this.socket.pause();
    else void this.answerAll();
  }

  private async answerAll(): Promise<void> {
    this.isAnswering = true;
    for (let message = this.waiting.shift(); message !== undefined; message = this.waiting.shift()) {
      if (this.socket.destroyed) break;
      await this.answer(message);
    }
    this.isAnswering = false;
    this.socket.resume();
  }

  private async answer(message: Buffer): Promise<void> {
    let request: Request | undefined;
    let reply: Buffer;
    try {
      request = readMessage(message);
      reply = await this.handle(request);
    } catch (error) {
      reply = errorReply(asCommandError(error));
    }
    if (request?.isUnacknowledged) return;
    this.socket.write(addressTo(request ?? { id: message.readInt32LE(4), isLegacy: false }, reply));
    if (this.socket.writableLength > MAX_UNREAD_BYTES) await drained(this.socket);
  }
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
