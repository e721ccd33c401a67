import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { closeServer, listen } from './http-server.js';

const REQUEST_MS = 200;
const KEEP_ALIVE_MS = 500;
/** Longer than every timeout here; newer versions of Node add a second to the keep-alive timeout. */
const PAUSE_MS = KEEP_ALIVE_MS + 1_300;
const POST = 'POST / HTTP/1.1\r\nhost: rookery\r\ncontent-length: 4\r\n\r\n';

describe('deferTimeouts', () => {
  const close: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const step of close.splice(0)) await step();
  });

  /** Opens a client connection, and returns its server-side socket too. */
  async function open(): Promise<{ client: Socket; received: () => string; served: Socket }> {
    const limits = {
      requestTimeout: REQUEST_MS,
      headersTimeout: REQUEST_MS,
      connectionsCheckingInterval: 20,
    };
    const server = createServer(limits, (request, response) => {
      request.resume().on('end', () => response.end('answered'));
    });
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    const connected = new Promise<Socket>((resolve) => server.once('connection', resolve));
    await listen(server, '127.0.0.1', 0);
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    let text = '';
    client.setEncoding('utf8').on('data', (data: string) => (text += data));
    client.on('error', () => undefined);
    close.push(
      () => void client.destroy(),
      () => closeServer(server),
    );
    return { client, received: () => text, served: await connected };
  }

  const answersIn = (text: string): number => text.split('answered').length - 1;

  /** Blocks the whole process. */
  const pause = (): unknown => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);

  it('accepts a request on a keep-alive connection after a pause', async () => {
    const { client, received } = await open();
    client.write(`${POST}body`);
    await expect.poll(() => answersIn(received())).toBe(1);
    client.write(`${POST}body`);
    pause();
    await expect.poll(() => answersIn(received())).toBe(2);
  });

  it('accepts the first request of a connection after a pause', async () => {
    const { client, received } = await open();
    client.write(`${POST}body`);
    pause();
    await expect.poll(() => answersIn(received())).toBe(1);
  });

  it('accepts the rest of a request after a pause', async () => {
    const { client, received, served } = await open();
    client.write(`${POST}bo`);
    await expect.poll(() => served.bytesRead).toBe(POST.length + 2);
    client.write('dy');
    pause();
    await expect.poll(() => answersIn(received())).toBe(1);
  });

  it.each([
    ['whose head', POST.slice(0, 20)],
    ['whose body', `${POST}bo`],
  ])('rejects a request %s is incomplete at the timeout, also after an earlier request', async (_, half) => {
    const { client, received } = await open();
    client.write(`${POST}body`);
    await expect.poll(() => answersIn(received())).toBe(1);
    client.write(half);
    await expect.poll(() => client.closed).toBe(true);
    expect(received()).toMatch(
      /answered\r?\n?.*HTTP\/1\.1 408 Request Timeout\r\nConnection: close\r\n\r\n$/s,
    );
  });

  it('closes a keep-alive connection without a request', async () => {
    const { client, received } = await open();
    client.write(`${POST}body`);
    await expect.poll(() => client.closed).toBe(true);
    expect(received()).toMatch(/^HTTP\/1\.1 200 OK\r\n.*answered$/s);
  });

  it.each([
    ['400 Bad Request', 'no request at all\r\n\r\n'],
    ['431 Request Header Fields Too Large', `GET / HTTP/1.1\r\nhost: ${'x'.repeat(20_000)}\r\n\r\n`],
  ])('answers %s to input that cannot be parsed', async (status, text) => {
    const { client, received } = await open();
    client.write(text);
    await expect.poll(() => client.closed).toBe(true);
    expect(received()).toBe(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
  });
});
