import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const UPGRADE = [
  'GET /graphql HTTP/1.1',
  'Host: 127.0.0.1',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Protocol: graphql-transport-ws',
].join('\r\n');

const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** A WebSocket connection that sends whatever bytes it is given. */
export class RawSocket {
  /** Everything that was received since the last reading, as latin1. */
  received = '';
  /** The code with which the server closed, or undefined. */
  closeCode: number | undefined;
  readonly #socket: Socket;
  #pending = Buffer.alloc(0);
  #pongs = 0;
  #notify: () => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#read(chunk);
      this.#notify();
    });
    socket.on('close', () => this.#notify());
    // The server may end the connection at any time.
    socket.on('error', () => undefined);
  }

  /** Opens a connection. With `initialise` it sends an anonymous `connection_init`. */
  static async open(url: string, initialise: boolean): Promise<RawSocket> {
    const socket = connect(Number(new URL(url).port), '127.0.0.1').setNoDelay(true);
    socket.write(`${UPGRADE}\r\n\r\n`);
    const [head] = (await once(socket, 'data')) as [Buffer];
    if (!head.includes('101 Switching Protocols'))
      throw new Error(`No WebSocket: ${head.toString('latin1')}`);
    const opened = new RawSocket(socket);
    if (initialise) await opened.send(textFrame('{"type":"connection_init"}'));
    return opened;
  }

  get isOver(): boolean {
    return this.#socket.destroyed || this.closeCode !== undefined;
  }

  /** Whether the connection has ended without a close frame. */
  get isDropped(): boolean {
    return this.#socket.destroyed && this.closeCode === undefined;
  }

  /** Sends bytes, and lets what has arrived be read. */
  async send(bytes: Buffer): Promise<void> {
    await new Promise<void>((resolve) => this.#socket.write(bytes, () => resolve()));
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Resolves when the server has read everything that was sent: it answers a ping, or has ended the connection. */
  async answered(): Promise<void> {
    const pongs = this.#pongs;
    await this.send(Buffer.of(0x80 | PING, 0x80, 0, 0, 0, 0));
    while (this.#pongs === pongs && !this.isOver)
      await new Promise<void>((resolve) => (this.#notify = resolve));
  }

  close(): void {
    this.#socket.destroy();
  }

  /** Frames of the server are not masked. */
  #read(chunk: Buffer): void {
    this.#pending = Buffer.concat([this.#pending, chunk]);
    for (;;) {
      const [first, second] = this.#pending;
      if (first === undefined || second === undefined) return;
      const isLong = second === 126;
      if (isLong && this.#pending.length < 4) return;
      const start = isLong ? 4 : 2;
      const end = start + (isLong ? this.#pending.readUInt16BE(2) : second);
      if (this.#pending.length < end) return;
      const content = this.#pending.subarray(start, end);
      this.#pending = this.#pending.subarray(end);
      if ((first & 0x0f) === CLOSE) this.closeCode = content.length < 2 ? 1005 : content.readUInt16BE(0);
      if ((first & 0x0f) === PONG) this.#pongs++;
      this.received += content.toString('latin1');
    }
  }
}

/** A masked frame with a short text; the mask is zero. */
function textFrame(text: string): Buffer {
  return Buffer.concat([Buffer.of(0x81, 0x80 | text.length, 0, 0, 0, 0), Buffer.from(text)]);
}
