import { connect, type Socket } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#platform/clock.js';
import { createLog } from '#platform/log.js';
import { createMetrics } from '#platform/metrics/index.js';
import { createSigner, SIGNATURE_HEADER } from '#platform/signature.js';
import { openSubgraphEndpoint, type SubgraphEndpoint } from '#platform/subgraph-server/index.js';

const secret = Buffer.from('a secret of these tests');
const sign = createSigner(secret, 'users', systemClock);
const BODY = JSON.stringify({ query: '{ me }' });

describe('a request to a subgraph whose body does not come', () => {
  let server: SubgraphEndpoint;
  const logged: { level: number; msg: string }[] = [];

  beforeAll(async () => {
    server = await openSubgraphEndpoint({
      subgraph: 'users',
      schema: buildSubgraphSchema({
        typeDefs: parse('type Query { me: ID }'),
        resolvers: { Query: { me: () => '1' } },
      }),
      createContext: (request) => request,
      secret,
      requestMs: 500,
      listen: { host: '127.0.0.1', port: 0 },
      dependencies: {},
      metrics: createMetrics(null),
      clock: systemClock,
      log: createLog('users', 'debug', { write: (line) => void logged.push(JSON.parse(line) as never) }),
    });
  });
  afterAll(() => server[Symbol.asyncDispose]());

  /** Opens a connection and sends the head of a POST. */
  function begin(headers: Record<string, string>): Socket {
    const { port, host } = new URL(server.url!);
    const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(`POST /graphql HTTP/1.1\r\n${lines.join('')}\r\n`);
    return socket;
  }

  /** All that the server says until it closes the connection. */
  function heard(socket: Socket): Promise<string> {
    return new Promise((resolve) => {
      let text = '';
      socket.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      socket.on('error', () => undefined).on('close', () => resolve(text));
    });
  }

  const used = sign(Buffer.from(BODY));
  const [at, nonce, signature = ''] = sign(Buffer.from(BODY)).split('.');
  const forged = `${at}.${nonce}.${Buffer.alloc(64, 1).toString('base64url')}`;

  it.for<[what: string, headers: Record<string, string>]>([
    ['without a signature', { 'content-length': '1000' }],
    ['of 4 MB without a signature', { 'content-length': String(4 * 2 ** 20) }],
    ['in chunks without a signature', { 'transfer-encoding': 'chunked' }],
    ['that asks first, without a signature', { 'content-length': '1000', expect: '100-continue' }],
    ['with the form of a signature', { 'content-length': '1000', [SIGNATURE_HEADER]: forged }],
    [
      'with half of a signature',
      { 'content-length': '1000', [SIGNATURE_HEADER]: `${at}.${nonce}.${signature.slice(43)}` },
    ],
    ['with a signature that was used', { 'content-length': '1000', [SIGNATURE_HEADER]: used }],
  ])('is refused by its headers %s', async ([, headers]) => {
    await fetch(server.url!, { method: 'POST', body: BODY, headers: { [SIGNATURE_HEADER]: used } });
    const answer = await heard(begin(headers));
    expect(answer).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n/);
    expect(answer).toMatch(/connection: close/i);
  });

  it('is refused in time when it is signed', async () => {
    const header = sign(Buffer.from(BODY));
    const socket = begin({ 'content-length': String(BODY.length), [SIGNATURE_HEADER]: header });
    socket.write(BODY.slice(0, 5));
    expect(await heard(socket)).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  });

  it('is no error of the subgraph when the client leaves', async () => {
    logged.length = 0;
    const header = sign(Buffer.from(BODY));
    const socket = begin({ 'content-length': String(BODY.length), [SIGNATURE_HEADER]: header });
    await new Promise<void>((resolve) => socket.write(BODY.slice(0, 5), () => resolve()));
    socket.destroy();
    await expect
      .poll(() => logged.map(({ level, msg }) => [level, msg]))
      .toEqual([[20, 'A client left before the end of its request.']]);
  });

  it('is answered when the body comes after all', async () => {
    const header = sign(Buffer.from(BODY));
    const headers = {
      'content-length': String(BODY.length),
      [SIGNATURE_HEADER]: header,
      connection: 'close',
    };
    const socket = begin({ ...headers, expect: '100-continue' });
    const answer = heard(socket);
    socket.write(BODY);
    expect(await answer).toMatch(
      /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n[^]*\{"data":\{"me":"1"\}\}$/,
    );
  });
});
