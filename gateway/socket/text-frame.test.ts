import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { textFrame } from './text-frame.js';

describe('a text frame', () => {
  let server: WebSocketServer;
  let client: WebSocket;
  let stream: IncomingMessage['socket'];

  beforeAll(async () => {
    server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    const accepted = once(server, 'connection') as Promise<[WebSocket, IncomingMessage]>;
    client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const [[, request]] = await Promise.all([accepted, once(client, 'open')]);
    stream = request.socket;
  });
  afterAll(() => {
    client.terminate();
    server.close();
  });

  it.each([0, 1, 125, 126, 127, 65_535, 65_536, 100_001])('of %d bytes is read as it is', async (bytes) => {
    const text = 'ü'.repeat(Math.floor(bytes / 2)) + 'x'.repeat(bytes % 2);
    const heard = once(client, 'message') as Promise<[Buffer, boolean]>;
    stream.write(textFrame(text));
    const [data, isBinary] = await heard;
    expect(isBinary).toBe(false);
    expect(data.toString()).toBe(text);
  });

  it('is made once for the same text', () => {
    expect(textFrame('{"id":"1"}')).toBe(textFrame(['{"id":', '"1"}'].join('')));
    expect(textFrame('{"id":"2"}')).not.toBe(textFrame('{"id":"1"}'));
  });
});
