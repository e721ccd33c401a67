import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { openSmallGateway } from '#testkit/gateway/small-gateway.js';

/** Everything that a server sends until it closes the connection. */
function conversation(port: number, said: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(said));
    let heard = '';
    socket.setEncoding('utf8').on('data', (text: string) => (heard += text));
    socket.on('close', () => resolve(heard));
    socket.on('error', reject);
  });
}

it.each([
  ['a body that does not end', 'content-length: 100\r\n\r\n{"query":'],
  ['headers that do not end', 'content-length: 100\r\nx-more: and'],
])('refuses %s in time with 408, and closes the connection', async (_, rest) => {
  await using small = await openSmallGateway({ config: { limits: { bodyMs: 50 } } });
  const { port } = new URL(small.gateway.url);
  const head = 'POST /graphql HTTP/1.1\r\nhost: rookery\r\ncontent-type: application/json\r\n';
  const heard = await conversation(Number(port), head + rest);
  expect(heard).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\nConnection: close\r\n/);
  expect(small.world.asked).toEqual([]);
  await expect.poll(() => small.gateway.pending()).toBe(0);
});
