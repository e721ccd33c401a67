import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { NextFrames, textFrame } from './text-frame.js';

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

  it.each([0, 1, 125, 126, 127, 65_535, 65_536, 100_001])('of %d bytes is read unchanged', async (bytes) => {
    const text = 'ü'.repeat(Math.floor(bytes / 2)) + 'x'.repeat(bytes % 2);
    const heard = once(client, 'message') as Promise<[Buffer, boolean]>;
    stream.write(textFrame(text));
    const [data, isBinary] = await heard;
    expect(isBinary).toBe(false);
    expect(data.toString()).toBe(text);
  });

  it.each(['1', '2', 'ü', '"quoted"'])('of a notice for %j carries the subscription id', async (id) => {
    const heard = once(client, 'message') as Promise<[Buffer]>;
    stream.write(new NextFrames().frameOf(JSON.stringify(id), '{"data":{"text":"grün"}}'));
    const [data] = await heard;
    expect(JSON.parse(data.toString())).toEqual({ id, type: 'next', payload: { data: { text: 'grün' } } });
  });

  it('of a notice is built once for all subscriptions with the same id', () => {
    const frames = new NextFrames();
    const frame = frames.frameOf('"1"', '{"data":{}}');
    expect(frames.frameOf('"1"', '{"data":{}}')).toBe(frame);
    expect(frames.frameOf('"2"', '{"data":{}}')).not.toBe(frame);
    expect(frames.frameOf('"2"', '{"data":null}').toString()).toContain(
      '{"id":"2","type":"next","payload":{"data":null}}',
    );
  });
});
