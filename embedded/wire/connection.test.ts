import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encode, toDoc } from '../bson/encode.js';
import { serve } from './connection.js';
import { replyOf } from './message.js';
import { MessageSplitter } from './message-splitter.js';

const LARGE = replyOf(toDoc({ text: 'x'.repeat(16 * 1024 * 1024), ok: 1 }));

describe('a connection', () => {
  let server: Server;
  let client: Socket;
  let served: Socket;

  beforeEach(async () => {
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    [served] = (await once(server, 'connection')) as [Socket];
  });

  afterEach(() => {
    client.destroy();
    server.close();
  });

  it('replies in the order of the requests, however the bytes are split', async () => {
    const asked: unknown[] = [];
    serve(served, async ({ body }) => {
      asked.push(body.get('ping'));
      // The second request finishes first.
      if (asked.length === 1) await new Promise((resolve) => setImmediate(resolve));
      return replyOf(toDoc({ ok: 1 }));
    });
    const bytes = Buffer.concat([1, 2, 3].map(message));
    for (const byte of bytes) client.write(Buffer.of(byte));
    expect(await repliesOf(client, 3)).toEqual([1, 2, 3]);
    expect(asked).toEqual([1, 2, 3]);
  });

  it('leaves no drain listeners behind when the client reads slowly', async () => {
    serve(served, () => Promise.resolve(Buffer.from(LARGE)));
    let waits = 0;
    served.on('drain', () => waits++);
    const listeners = (): object =>
      Object.fromEntries(served.eventNames().map((name) => [name, served.listenerCount(name)]));
    const before = listeners();
    const ids = Array.from({ length: 12 }, (_, id) => id);
    for (const id of ids) client.write(message(id));
    expect(await repliesOf(client, ids.length)).toEqual(ids);
    expect(waits).toBeGreaterThan(5);
    await expect.poll(listeners).toEqual(before);
  });

  it('stops reading while the client does not read', async () => {
    serve(served, () => Promise.resolve(Buffer.from(LARGE)));
    client.pause();
    for (let id = 1; id <= 5; id++) client.write(message(id));
    await expect.poll(() => served.writableLength).toBeGreaterThan(0);
    expect(served.writableLength).toBeLessThan(2 * LARGE.length);
    expect(await repliesOf(client, 5)).toEqual([1, 2, 3, 4, 5]);
  });

  it('closes when the client does not speak the protocol', async () => {
    serve(served, () => Promise.resolve(Buffer.from(LARGE)));
    client.write('GET / HTTP/1.1\r\n\r\n');
    await once(client, 'close');
  });

  it('closes silently when the client disconnects during a reply', async () => {
    serve(served, () => Promise.resolve(Buffer.from(LARGE)));
    client.pause();
    client.write(message(1));
    await expect.poll(() => served.writableLength).toBeGreaterThan(0);
    client.resetAndDestroy();
    await expect.poll(() => served.closed).toBe(true);
  });
});

/** An OP_MSG `{ ping: id, $db: 'admin' }` with that request id. */
function message(id: number): Buffer {
  const body = encode(toDoc({ ping: id, $db: 'admin' }));
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(id, 4);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, body]);
}

/** Reads whole replies, and returns the request ids that they respond to. */
async function repliesOf(client: Socket, count: number): Promise<number[]> {
  const splitter = new MessageSplitter();
  const ids: number[] = [];
  while (ids.length < count) {
    const [chunk] = (await once(client.resume(), 'data')) as [Buffer];
    ids.push(...splitter.push(chunk).map((reply) => reply.readInt32LE(8)));
  }
  return ids;
}
