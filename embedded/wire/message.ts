import { decode, decodeCommand, type DecodedCommand } from '../bson/decode.js';
import { encode } from '../bson/encode.js';
import type { Doc } from '../bson/value.js';
import { CommandError } from '../command-error.js';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;

const HEADER_BYTES = 16;

/** A received command. */
export interface Request extends DecodedCommand {
  readonly id: number;
  /** Document sequences, as bytes: the `documents` of an insert, for example. */
  readonly sequences: ReadonlyMap<string, readonly Buffer[]>;
  /** True when the client does not expect a reply. */
  readonly isUnacknowledged: boolean;
  /** True for the legacy handshake (OP_QUERY), which needs a legacy reply. */
  readonly isLegacy: boolean;
}

/** Parses one complete message, including its header. */
export function readMessage(message: Buffer): Request {
  try {
    return readByOpcode(message);
  } catch (error) {
    // A length that points beyond the message.
    throw error instanceof RangeError ? malformed('it ends too early') : error;
  }
}

function readByOpcode(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const opcode = message.readInt32LE(12);
  if (opcode === OP_MSG) return readMsg(message, id);
  if (opcode === OP_QUERY) return readQuery(message, id);
  throw new CommandError('CommandNotSupported', `opcode ${opcode} is not supported: only OP_MSG is`);
}

function readMsg(message: Buffer, id: number): Request {
  const flags = message.readUInt32LE(HEADER_BYTES);
  if ((flags & 0xffff & ~(CHECKSUM_PRESENT | MORE_TO_COME)) !== 0) throw malformed('unknown required flags');
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  const sequences = new Map<string, Buffer[]>();
  let command: DecodedCommand | undefined;
  let at = HEADER_BYTES + 4;
  while (at < end) {
    const kind = message[at++];
    const size = message.readInt32LE(at);
    if (size < 4 || at + size > end) throw malformed('a section crosses the end of its message');
    if (kind === 0) {
      if (command !== undefined) throw malformed('two bodies');
      command = decodeCommand(message.subarray(at, at + size));
    } else if (kind === 1) readSequence(message.subarray(at, at + size), sequences);
    else throw malformed(`unknown section kind ${kind}`);
    at += size;
  }
  if (command === undefined) throw malformed('a message without a body');
  return { ...command, id, sequences, isUnacknowledged: (flags & MORE_TO_COME) !== 0, isLegacy: false };
}

function readSequence(section: Buffer, sequences: Map<string, Buffer[]>): void {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw malformed('a document sequence without a name');
  const documents: Buffer[] = [];
  for (let at = nameEnd + 1; at < section.length;) {
    const size = section.readInt32LE(at);
    if (size < 5 || at + size > section.length) throw malformed('a document crosses the end of its sequence');
    documents.push(section.subarray(at, at + size));
    at += size;
  }
  const name = section.toString('utf8', 4, nameEnd);
  if (sequences.has(name)) throw malformed(`two document sequences named ${name}`);
  sequences.set(name, documents);
}

/** The legacy handshake may be a query on `admin.$cmd`; no other query is accepted. */
function readQuery(message: Buffer, id: number): Request {
  const nameEnd = message.indexOf(0, HEADER_BYTES + 4);
  const body = decode(message, nameEnd + 1 + 8);
  const command = [...body.keys()][0]?.toLowerCase();
  if (command !== 'ismaster' && command !== 'hello') {
    throw new CommandError('CommandNotSupported', 'OP_QUERY is not supported: only OP_MSG is');
  }
  body.set('$db', 'admin');
  return { id, body, bytesOf: new Map(), sequences: new Map(), isUnacknowledged: false, isLegacy: true };
}

/** Bytes to leave free before the body of a reply, for its header. */
export const REPLY_HEAD_BYTES = HEADER_BYTES + 5;

/** A reply with one body. */
export function replyOf(body: Doc): Buffer {
  return Buffer.concat([Buffer.alloc(REPLY_HEAD_BYTES), encode(body)]);
}

/** Writes the header of a reply in place. */
export function addressTo({ id, isLegacy }: Pick<Request, 'id' | 'isLegacy'>, reply: Buffer): Buffer {
  if (isLegacy) return legacyReply(id, reply.subarray(REPLY_HEAD_BYTES));
  reply.fill(0, 0, REPLY_HEAD_BYTES);
  reply.writeInt32LE(reply.length, 0);
  reply.writeInt32LE(id, 8);
  reply.writeInt32LE(OP_MSG, 12);
  return reply;
}

function legacyReply(id: number, body: Buffer): Buffer {
  const head = Buffer.alloc(HEADER_BYTES + 20);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(id, 8);
  head.writeInt32LE(OP_REPLY, 12);
  head.writeInt32LE(1, HEADER_BYTES + 16);
  return Buffer.concat([head, body]);
}

/** The reply for an error. */
export function errorReply(error: CommandError): Buffer {
  const { code, codeName, message, details } = error;
  const fields = { ok: 0, errmsg: message, code, codeName, ...details };
  return replyOf(new Map(Object.entries(fields)));
}

function malformed(reason: string): CommandError {
  return new CommandError('InvalidBSON', `malformed message: ${reason}`);
}
