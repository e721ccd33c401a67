// Arguments: the URL of the store and the name of the database. Sends prepared messages over raw sockets, and splits the replies
// without decoding them. The client therefore costs almost nothing, and the measurement shows the store alone.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { deserialize, serialize, UUID } from 'bson';
import { MessageSplitter } from '../../embedded/wire/message-splitter.js';
import { OPERATIONS, type Operation } from './operations.js';
import { socketOf } from './process.js';

const [, , url = '', $db] = process.argv;

const OP_MSG = 2013;
/** The message header, the flag bits and the section kind. */
const HEAD_BYTES = 21;

const lsid = { id: new UUID() };
const calls = OPERATIONS.map(() => 0);

// Replies to a request for `count` calls of an operation with their duration in ms.
process.on('message', ({ operation, count }: { operation: number; count: number }) => {
  void take(OPERATIONS[operation]!, count, calls[operation]!).then((elapsed) => process.send!({ elapsed }));
  calls[operation]! += count;
});
process.on('disconnect', () => process.exit());
process.send!({ url });

/** Opens `inFlight` connections and keeps one message in flight on each. Returns the duration in ms. */
async function take({ command, inFlight }: Operation, count: number, from: number): Promise<number> {
  const messages = Array.from({ length: count }, (_, more) => messageOf(command(from + more)));
  const sockets = await Promise.all(Array.from({ length: inFlight }, open));
  const started = performance.now();
  await Promise.all(sockets.map((socket) => sendAll(socket, messages)));
  const elapsed = performance.now() - started;
  for (const socket of sockets) socket.destroy();
  return elapsed;
}

async function open(): Promise<Socket> {
  const socket = connect(socketOf(url));
  await once(socket, 'connect');
  return socket;
}

/** Sends the next message after each reply, until `messages` is empty. */
function sendAll(socket: Socket, messages: Buffer[]): Promise<void> {
  const splitter = new MessageSplitter();
  return new Promise((resolve) => {
    const next = (): void => {
      const message = messages.pop();
      if (message === undefined) resolve();
      else socket.write(message);
    };
    socket.on('data', (chunk: Buffer) => {
      for (const reply of splitter.push(chunk)) {
        if (messages.length === 0) check(reply);
        next();
      }
    });
    next();
  });
}

function messageOf(command: object): Buffer {
  const body = serialize({ ...command, lsid, $db });
  const message = Buffer.alloc(HEAD_BYTES + body.length);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(OP_MSG, 12);
  message.set(body, HEAD_BYTES);
  return message;
}

/** Throws when the store rejected the command: the time of a rejection would falsify the measurement. */
function check(reply: Buffer): void {
  const { ok, writeErrors } = deserialize(reply.subarray(HEAD_BYTES));
  if (ok !== 1 || writeErrors !== undefined) throw new Error('The store rejected a command of the bench.');
}
