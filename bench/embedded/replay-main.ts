// A proxy between a client and the store at the URL given as the first argument. It replays the last reply of the store to each
// command, which costs almost nothing: the measured rate is therefore the limit of the client itself.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { MessageSplitter } from '../../embedded/wire/message-splitter.js';
import { socketOf } from './process.js';

const RESPONSE_TO_AT = 8;
const OPCODE_AT = 12;
const OP_MSG = 2013;
/** The offset of the first field name: after header, flags, section kind, document size and field type. */
const COMMAND_AT = 26;
/** Commands that are forwarded: their replies depend on the connection, or they end its sessions. */
const FORWARDED = new Set([undefined, 'hello', 'ismaster', 'endSessions']);

const replies = new Map<string, Buffer>();

const server = createServer((client) => {
  const store = connect(socketOf(process.argv[2]!));
  const pending: (string | undefined)[] = [];
  onMessages(client, (message) => {
    const command = commandOf(message);
    const reply = FORWARDED.has(command) ? undefined : replies.get(command!);
    if (reply === undefined) {
      pending.push(command);
      store.write(message);
    } else client.write(inReplyTo(message, reply));
  });
  onMessages(store, (reply) => {
    const command = pending.shift();
    if (!FORWARDED.has(command)) replies.set(command!, reply);
    client.write(reply);
  });
  client.on('close', () => store.destroy());
}).listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.send!({ url: `mongodb://127.0.0.1:${port}/?directConnection=true` });
});

// The parent process sends a message before each operation, because each operation has its own replies.
process.on('message', () => replies.clear());
process.on('disconnect', () => process.exit());

function onMessages(socket: Socket, take: (message: Buffer) => void): void {
  const splitter = new MessageSplitter();
  socket.setNoDelay(true);
  socket.on('data', (chunk: Buffer) => splitter.push(chunk).forEach(take));
  socket.on('error', () => undefined);
}

function commandOf(message: Buffer): string | undefined {
  if (message.readInt32LE(OPCODE_AT) !== OP_MSG) return undefined;
  return message.toString('latin1', COMMAND_AT, message.indexOf(0, COMMAND_AT));
}

function inReplyTo(message: Buffer, reply: Buffer): Buffer {
  const copy = Buffer.from(reply);
  copy.writeInt32LE(message.readInt32LE(4), RESPONSE_TO_AT);
  return copy;
}
