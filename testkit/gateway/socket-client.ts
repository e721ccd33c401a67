import { WebSocket } from 'ws';

export interface Message {
  type: string;
  id?: string;
  payload?: unknown;
}

/** A raw graphql-transport-ws socket: for tests of details that a library would hide. */
export class SocketClient {
  readonly socket: WebSocket;
  readonly received: Message[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  #waiting: (() => void)[] = [];
  #read = 0;

  constructor(endpoint: string, options: { protocol?: string | null; origin?: string } = {}) {
    const { protocol = 'graphql-transport-ws', origin } = options;
    this.socket = new WebSocket(endpoint.replace('http', 'ws'), protocol ?? [], origin ? { origin } : {});
    this.closed = new Promise((resolve) =>
      this.socket.once('close', (code, reason) => {
        resolve({ code, reason: String(reason) });
        this.#wake();
      }),
    );
    this.socket.on('message', (data: Buffer) => {
      this.received.push(JSON.parse(data.toString()) as Message);
      this.#wake();
    });
  }

  /** Connects and sends connection_init; resolves at connection_ack. */
  static async connect(endpoint: string, payload?: Record<string, unknown>): Promise<SocketClient> {
    const client = new SocketClient(endpoint);
    await client.opened();
    client.send({ type: 'connection_init', payload });
    const { type } = await client.next();
    if (type !== 'connection_ack') throw new Error(`Expected connection_ack, received ${type}`);
    return client;
  }

  opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.once('error', reject);
    });
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Subscribes; resolves when the gateway has received it, which the pong to a later ping shows. */
  async subscribe(id: string, query: string, variables?: Record<string, unknown>): Promise<void> {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
    this.send({ type: 'ping', payload: { behind: id } });
    for (;;) if ((await this.next()).type === 'pong') return;
  }

  /** The next message; rejects when the socket is closed first. */
  async next(): Promise<Message> {
    while (this.received.length <= this.#read) {
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error('The socket is closed.');
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    return this.received[this.#read++]!;
  }

  close(): void {
    this.socket.terminate();
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
