import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { closeServer, listen } from './http-server.js';

const REQUEST_MS = 200;
const KEPT_MS = 500;
/** Longer than any time-out here; newer versions of Node add a second to that of a kept connection. */
const STILL_MS = KEPT_MS + 1_300;
const POST = 'POST / HTTP/1.1\r\nhost: rookery\r\ncontent-length: 4\r\n\r\n';

describe('a server with time-outs', () => {
  const close: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const step of close.splice(0)) await step();
  });

  /** A client, and its connection as the server sees it. */
  async function open(): Promise<{ client: Socket; said: () => string; served: Socket }> {
    const limits = {
      requestTimeout: REQUEST_MS,
      headersTimeout: REQUEST_MS,
      connectionsCheckingInterval: 20,
    };
    const server = createServer(limits, (request, response) => {
      request.resume().on('end', () => response.end('answered'));
    });
    server.keepAliveTimeout = KEPT_MS;
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
    return { client, said: () => text, served: await connected };
  }

  const answersIn = (text: string): number => text.split('answered').length - 1;

  /** The whole process does nothing at all. */
  const standStill = (): unknown => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STILL_MS);

  it('that stood still takes a request on a connection that it kept', async () => {
    const { client, said } = await open();
    client.write(`${POST}body`);
    await expect.poll(() => answersIn(said())).toBe(1);
    client.write(`${POST}body`);
    standStill();
    await expect.poll(() => answersIn(said())).toBe(2);
  });

  it('that stood still takes the first request on a connection', async () => {
    const { client, said } = await open();
    client.write(`${POST}body`);
    standStill();
    await expect.poll(() => answersIn(said())).toBe(1);
  });

  it('that stood still takes a request that it had half of before', async () => {
    const { client, said, served } = await open();
    client.write(`${POST}bo`);
    await expect.poll(() => served.bytesRead).toBe(POST.length + 2);
    client.write('dy');
    standStill();
    await expect.poll(() => answersIn(said())).toBe(1);
  });

  it.each([
    ['whose head', POST.slice(0, 20)],
    ['whose body', `${POST}bo`],
  ])('refuses a request %s does not come to its end, also behind another', async (_, half) => {
    const { client, said } = await open();
    client.write(`${POST}body`);
    await expect.poll(() => answersIn(said())).toBe(1);
    client.write(half);
    await expect.poll(() => client.closed).toBe(true);
    expect(said()).toMatch(/answered\r?\n?.*HTTP\/1\.1 408 Request Timeout\r\nConnection: close\r\n\r\n$/s);
  });

  it('closes a connection on which nothing more is asked', async () => {
    const { client, said } = await open();
    client.write(`${POST}body`);
    await expect.poll(() => client.closed).toBe(true);
    expect(said()).toMatch(/^HTTP\/1\.1 200 OK\r\n.*answered$/s);
  });

  it.each([
    ['400 Bad Request', 'no request at all\r\n\r\n'],
    ['431 Request Header Fields Too Large', `GET / HTTP/1.1\r\nhost: ${'x'.repeat(20_000)}\r\n\r\n`],
  ])('says %s to what it cannot read', async (status, text) => {
    const { client, said } = await open();
    client.write(text);
    await expect.poll(() => client.closed).toBe(true);
    expect(said()).toBe(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
  });
});
