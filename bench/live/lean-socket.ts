import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const MASKED = 0x80;
const TEXT = 0x81;
const PING = 0x89;
const PONG = 0x8a;

/**
 * A minimal WebSocket client: the bench must not measure the cost of ten thousand clients. The client masks with zeros, which
 * leaves the payload unchanged. It supports only unfragmented frames of up to 64 KiB, and replies to pings.
 */
export class LeanSocket {
  readonly #socket: Socket;
  readonly #onText: (frame: Buffer) => void;
  #rest: Buffer | null = null;

  private constructor(socket: Socket, onText: (frame: Buffer) => void) {
    this.#socket = socket;
    this.#onText = onText;
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
  }

  /** Resolves when the server has accepted the upgrade. The server must not send a frame before the client does. */
  static async open(url: string, protocol: string, onText: (frame: Buffer) => void): Promise<LeanSocket> {
    const { hostname, port, pathname } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    socket.write(
      [
        `GET ${pathname} HTTP/1.1`,
        `Host: ${hostname}:${port}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        ...(protocol === '' ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
        '\r\n',
      ].join('\r\n'),
    );
    const [response] = (await once(socket, 'data')) as [Buffer];
    if (!response.toString('latin1').startsWith('HTTP/1.1 101')) throw new Error(response.toString('latin1'));
    return new LeanSocket(socket, onText);
  }

  send(text: string): void {
    this.#socket.write(frame(TEXT, Buffer.from(text)));
  }

  /** Stops reading from the socket. */
  pause(): void {
    this.#socket.pause();
  }

  #read(chunk: Buffer): void {
    let data = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk;
    for (;;) {
      const short = data.length < 2 ? 0 : (data[1] ?? 0);
      const start = short === 126 ? 4 : 2;
      const length = short === 126 && data.length >= 4 ? data.readUInt16BE(2) : short;
      if (data.length < 2 || data.length < start + length) break;
      const payload = data.subarray(start, start + length);
      if (data[0] === TEXT) this.#onText(payload);
      if (data[0] === PING) this.#socket.write(frame(PONG, payload));
      data = data.subarray(start + length);
    }
    this.#rest = data.length > 0 ? data : null;
  }
}

function frame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const size = length < 126 ? [MASKED | length] : [MASKED | 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([opcode, ...size, 0, 0, 0, 0]), payload]);
}
