import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** Record types of DNS. */
const A = 1;
const NAME_ERROR = 3;

/** A name server for IPv4 addresses (DNS over UDP). It gives the answers for a name in turn, the last one for ever. */
export class NameServer implements AsyncDisposable {
  readonly #socket: Socket;
  readonly #answers = new Map<string, string[][]>();

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('message', (query, { port, address }) => socket.send(this.#answer(query), port, address));
  }

  static async start(): Promise<NameServer> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new NameServer(socket);
  }

  get address(): string {
    return `127.0.0.1:${this.#socket.address().port}`;
  }

  /** The addresses that a name has at the first query, at the second, and so on. */
  set(name: string, ...answers: string[][]): void {
    this.#answers.set(name, answers);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return new Promise((resolve) => this.#socket.close(() => resolve()));
  }

  #answer(query: Buffer): Buffer {
    const { name, end } = nameIn(query);
    const type = query.readUInt16BE(end);
    const answers = this.#answers.get(name);
    const given = type === A ? ((answers && answers.length > 1 ? answers.shift() : answers?.[0]) ?? []) : [];
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    header.writeUInt16BE(0x8180 | (answers ? 0 : NAME_ERROR), 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(given.length, 6);
    return Buffer.concat([header, query.subarray(12, end + 4), ...given.map(record)]);
  }
}

function nameIn(query: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at]!; length > 0; length = query[at]!) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}

/** A record of the name that the query has at its beginning, with a time to live of 0. */
function record(address: string): Buffer {
  const bytes = Buffer.from(address.split('.').map(Number));
  return Buffer.concat([Buffer.from([0xc0, 12, 0, A, 0, 1, 0, 0, 0, 0, 0, 4]), bytes]);
}
