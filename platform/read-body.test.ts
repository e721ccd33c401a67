import { once } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBody } from './read-body.js';

const MAX_BYTES = 100_000;

describe('readBody', () => {
  let server: Server;
  let results: Promise<string>[];

  beforeEach(async () => {
    results = [];
    server = createServer((request, response) => {
      const result = readBody(request, MAX_BYTES).then(
        (body) => body.toString(),
        (error: Error) => error.name,
      );
      results.push(result);
      void result.then((text) => response.end(text));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const send = (headers: Record<string, string | number>) =>
    httpRequest({ port: (server.address() as AddressInfo).port, method: 'POST', headers });

  async function post(pieces: readonly string[], headers = {}): Promise<string> {
    const request = send(headers);
    for (const piece of pieces) {
      await new Promise((resolve) => request.write(piece, resolve));
    }
    request.end();
    const [response] = (await once(request, 'response')) as [NodeJS.ReadableStream];
    let text = '';
    for await (const chunk of response) text += String(chunk);
    return text;
  }

  it('returns a body of one piece, of many pieces and of none', async () => {
    expect(await post(['{"a":1}'])).toBe('{"a":1}');
    const pieces = Array.from({ length: 20 }, (_, index) => String(index).repeat(1_000));
    expect(await post(pieces)).toBe(pieces.join(''));
    expect(await post([])).toBe('');
  });

  it('accepts a body of the maximum length and rejects a longer one with BodyTooLarge', async () => {
    expect(await post(['x'.repeat(MAX_BYTES)])).toHaveLength(MAX_BYTES);
    expect(await post(['x'.repeat(MAX_BYTES), 'x'])).toBe('BodyTooLarge');
  });

  it('rejects a longer content-length with BodyTooLarge before the body has come', async () => {
    const request = send({ 'content-length': MAX_BYTES + 1 });
    request.flushHeaders();
    await once(request, 'response');
    expect(await results[0]).toBe('BodyTooLarge');
    request.destroy();
  });

  it('rejects with BodyCutOff when the connection closes before the end', async () => {
    const request = send({ 'content-length': 100 });
    request.on('error', () => undefined);
    request.write('half');
    await once(server, 'request');
    request.destroy();
    expect(await results[0]).toBe('BodyCutOff');
  });
});
