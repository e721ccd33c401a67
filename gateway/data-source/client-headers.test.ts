import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '#platform/http-server.js';
import { BATCH_RESPONSE_TYPE, readRequests, writeResponseLine } from '#platform/subgraph-protocol/index.js';
import { createSigner, createVerifier, SIGNATURE_HEADER } from '#platform/signature.js';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';

const ADA = '1900000000000000100';

describe('headers of a client', () => {
  let small: SmallGateway;
  // The users subgraph of this test records the requests that it receives.
  const received: { headers: IncomingHttpHeaders; body: Buffer }[] = [];
  const subgraph = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks) });
      const answer = writeResponseLine(0, '{"data":{"user":{"username":"ada"}}}');
      response.writeHead(200, { 'content-type': BATCH_RESPONSE_TYPE }).end(answer);
    });
  });

  beforeAll(async () => {
    await listen(subgraph, '127.0.0.1', 0);
    const users = `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/graphql`;
    small = await openSmallGateway({ subgraphs: { users } });
  });
  beforeEach(() => void received.splice(0));
  afterAll(async () => {
    await small[Symbol.asyncDispose]();
    subgraph.close();
  });

  async function ask(headers: Record<string, string>): Promise<(typeof received)[number]> {
    const response = await fetch(small.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ user(username: "ada") { username } }' }),
    });
    expect(await response.json()).toEqual({ data: { user: { username: 'ada' } } });
    expect(received).toHaveLength(1);
    return received[0]!;
  }

  const namesIn = ({ headers }: (typeof received)[number]): string[] => Object.keys(headers).sort();

  it('are not forwarded to a subgraph', async () => {
    const forged = JSON.stringify({
      viewer: { id: ADA, sessionId: '1' },
      requestId: 'forged',
      clientIp: '::',
    });
    const { headers, body } = await ask({
      'x-rookery-context': forged,
      'x-rookery-viewer': ADA,
      'x-rookery-trace': 'forged',
      'x-forwarded-for': '10.6.6.6',
      cookie: 'forged=1',
      extensions: forged,
    });
    expect(namesIn({ headers, body })).toEqual([
      'connection',
      'content-length',
      'content-type',
      'host',
      SIGNATURE_HEADER,
    ]);
    expect(body.toString()).not.toMatch(/forged|10\.6\.6\.6|1900000000000000100/);
    expect(readRequests(body)).toMatchObject([{ context: { viewer: null, clientIp: '127.0.0.1' } }]);
  });

  it('cannot contain a signature: the gateway writes its own', async () => {
    const sign = createSigner(small.secrets.internal, 'users', small.clock);
    const theirs = sign(Buffer.from('{ "query": "{ viewer { id } }" }'));
    const { headers, body } = await ask({ [SIGNATURE_HEADER]: theirs });
    const verify = createVerifier(small.secrets.internal, 'users', small.clock);
    expect(headers[SIGNATURE_HEADER]).not.toContain(theirs);
    expect(verify(headers[SIGNATURE_HEADER], body)).toBe(true);
  });

  it('contain an access token of which the subgraph receives only the viewer', async () => {
    const token = await small.tokenFor(ADA);
    const { headers, body } = await ask({ authorization: `Bearer ${token}` });
    expect(headers.authorization).toBeUndefined();
    expect(body.toString()).not.toContain(token);
    expect(readRequests(body)).toMatchObject([{ context: { viewer: { id: ADA } } }]);
  });
});
