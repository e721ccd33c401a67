import type { Socket } from 'node:net';
import { CommandError } from '../command-error.js';
import { addressTo, errorReply, readMessage, type Request } from './message.js';
import { MessageSplitter } from './message-splitter.js';

/** The client of a connection. */
export interface Peer {
  /** Whether the connection is closed: then nobody waits for a reply. */
  readonly isGone: boolean;
}

/** Handles one command. Returns the reply without its header. */
export type Handler = (request: Request, client: Peer) => Promise<Buffer>;

/** Maximum number of unread bytes per client; then the connection stops processing requests. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024;

/** Serves one client until it disconnects or violates the protocol. */
export function serve(socket: Socket, handle: Handler): void {
  const connection = new Connection(socket, handle);
  socket.setNoDelay(true);
  socket.on('data', (chunk: Buffer) => connection.receive(chunk));
  // A socket error needs no handling: the connection closes.
  socket.on('error', () => undefined);
}

/** Handles the messages of one connection one after the other, in order. */
class Connection implements Peer {
  private readonly socket: Socket;
  private readonly handle: Handler;
  private readonly splitter = new MessageSplitter();
  private readonly waiting: Buffer[] = [];
  private isAnswering = false;

  constructor(socket: Socket, handle: Handler) {
    this.socket = socket;
    this.handle = handle;
  }

  get isGone(): boolean {
    return this.socket.destroyed;
  }

  receive(chunk: Buffer): void {
    try {
      this.waiting.push(...this.splitter.push(chunk));
    } catch {
      this.socket.destroy();
    }
    if (this.isAnswering) this.socket.pause();
    else void this.answerAll();
  }

  private async answerAll(): Promise<void> {
    this.isAnswering = true;
    for (let message = this.waiting.shift(); message !== undefined; message = this.waiting.shift()) {
      if (this.isGone) break;
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
      reply = await this.handle(request, this);
    } catch (error) {
      reply = errorReply(asCommandError(error));
    }
    if (request?.isUnacknowledged || this.isGone) return;
    this.socket.write(addressTo(request ?? { id: message.readInt32LE(4), isLegacy: false }, reply));
    if (this.socket.writableLength > MAX_UNREAD_BYTES) await drained(this.socket);
  }
}

/** Resolves when the client has read its replies, or has disconnected. */
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
