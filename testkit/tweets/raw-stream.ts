import { WebSocket } from 'ws';
import type { Client } from '../client/index.js';

/** The raw bytes of one subscription. */
export class RawStream {
  readonly close: () => void;
  #text = '';
  #taken = 0;
  #isOver = false;
  #wake: () => void = () => undefined;

  private constructor(close: () => void) {
    this.close = close;
  }

  /** Over a WebSocket. Resolves when the gateway has received the operation or has refused it. */
  static async overSocket({ url, token }: Client, query: string): Promise<RawStream> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const stream = new RawStream(() => socket.terminate());
    socket.on('message', (data: Buffer) => stream.#take(data.toString('latin1')));
    // The server refuses the operation, or closes the connection.
    socket.on('message', (data: Buffer) => data.includes('"type":"error"') && stream.#end());
    socket.on('close', () => stream.#end());
    await new Promise((resolve) => socket.once('open', resolve));
    const send = (message: object): void => socket.send(JSON.stringify(message));
    send({ type: 'connection_init', payload: token === undefined ? {} : { accessToken: token } });
    await stream.until('connection_ack');
    if (stream.#isOver) return stream;
    send({ id: 's', type: 'subscribe', payload: { query } });
    send({ type: 'ping' });
    await stream.until('"pong"');
    return stream;
  }

  /** Over server-sent events. Resolves when the response has started. */
  static async overEvents({ url, token }: Client, query: string): Promise<RawStream> {
    const over = new AbortController();
    const stream = new RawStream(() => over.abort());
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...authorization },
      body: JSON.stringify({ query }),
      signal: over.signal,
    });
    void stream.#read(response.body).catch(() => undefined);
    return stream;
  }

  /** The text since the last call; waits until it contains the marker or the stream has ended. */
  async until(marker: string): Promise<string> {
    while (!this.#isOver && !this.#text.includes(marker, this.#taken)) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    const text = this.#text.slice(this.#taken);
    this.#taken = this.#text.length;
    return text;
  }

  async #read(body: ReadableStream<Uint8Array> | null): Promise<void> {
    const reader = body?.getReader();
    try {
      for (;;) {
        const { value } = (await reader?.read()) ?? {};
        if (!value) return;
        this.#take(Buffer.from(value).toString('latin1'));
      }
    } finally {
      this.#end();
    }
  }

  #take(text: string): void {
    this.#text += text;
    this.#wake();
  }

  #end(): void {
    this.#isOver = true;
    this.#wake();
  }
}
