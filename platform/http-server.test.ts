import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { closeServer, listen } from './http-server.js';

it('closeServer answers requests in flight and then closes keep-alive connections', async () => {
  let arrived: (response: ServerResponse) => void = () => undefined;
  const arrival = new Promise<ServerResponse>((resolve) => (arrived = resolve));
  const server = createServer((_, response) => arrived(response));
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const answer = fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const response = await arrival;
  const closed = closeServer(server);
  response.end('answered');
  expect(await (await answer).text()).toBe('answered');
  await closed;
  expect(server.listening).toBe(false);
});

it('closeServer does not wait for a connection without a request', async () => {
  const server = createServer();
  await listen(server, '127.0.0.1', 0);
  const accepted = new Promise((resolve) => server.once('connection', resolve));
  const silent = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const ended = new Promise((resolve) => silent.once('close', resolve));
  await accepted;
  await closeServer(server);
  await ended;
});

it('closeServer waits for the first request of a new connection', async () => {
  const server = createServer((_, response) => response.setHeader('connection', 'close').end('answered'));
  await listen(server, '127.0.0.1', 0);
  const accepted = new Promise((resolve) => server.once('connection', resolve));
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let text = '';
  client.on('data', (data: Buffer) => (text += data.toString()));
  await accepted;
  const closed = closeServer(server);
  client.write('GET / HTTP/1.1\r\nhost: rookery\r\n\r\n');
  // Blocks the process for longer than the grace period of new connections.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  await closed;
  await expect.poll(() => text).toContain('answered');
});
