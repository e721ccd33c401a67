import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BATCH_RESPONSE_TYPE } from '#platform/subgraph-protocol/index.js';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';

const ADA = '1900000000000000100';
/** One field of a healthy subgraph, and one of the faulty subgraph. */
const QUERY = '{ tweet(id: "1") { text } trends { asOf } }';

const SERVICE_UNAVAILABLE = 'A part of the service is not available at the moment.';

describe('a faulty subgraph', () => {
  let subgraph: Server;
  let small: SmallGateway;
  let behave: RequestListener;
  let requestCount: number;

  beforeEach(() => open());
  afterEach(close);

  /** Tests of timeouts give a short `fetchMs`; the default does not expire. */
  async function open(fetchMs = 60_000): Promise<void> {
    requestCount = 0;
    subgraph = createServer((request, response) => {
      requestCount++;
      behave(request, response);
    });
    await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
    small = await openSmallGateway({
      subgraphs: { trends: `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/graphql` },
      config: { limits: { fetchMs } },
    });
    small.world.addUser(ADA, 'ada');
    small.world.addTweet('1', ADA, 'Hello');
  }
  async function close(): Promise<void> {
    subgraph.closeAllConnections();
    subgraph.close();
    await small[Symbol.asyncDispose]();
  }

  async function ask(
    query: string,
  ): Promise<{ status: number; data: unknown; errors: unknown; text: string }> {
    const response = await fetch(small.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    const { data, errors } = JSON.parse(text) as { data: unknown; errors: unknown };
    return { status: response.status, data, errors, text };
  }

  const answering =
    (body: string | Buffer, status = 200): RequestListener =>
    (_, response) =>
      response
        .writeHead(status, { 'content-type': BATCH_RESPONSE_TYPE })
        .end(Buffer.from(`0 ${String(body)}\n`));

  it.each<[what: string, behaviour: RequestListener, code: string, message: string]>([
    [
      'closes the connection',
      (request) => request.socket.destroy(),
      'SERVICE_UNAVAILABLE',
      SERVICE_UNAVAILABLE,
    ],
    ['does not answer', () => undefined, 'TIMEOUT', 'The answer took too long.'],
    [
      'answers with HTML',
      answering('<html>connect ECONNREFUSED 10.0.0.1</html>'),
      'SERVICE_UNAVAILABLE',
      SERVICE_UNAVAILABLE,
    ],
    [
      'answers with incomplete JSON',
      answering('{"data":{"trends":{"asOf":'),
      'SERVICE_UNAVAILABLE',
      SERVICE_UNAVAILABLE,
    ],
    ['answers 500', answering('{"data":null}', 500), 'SERVICE_UNAVAILABLE', SERVICE_UNAVAILABLE],
    ['answers with a list', answering('[]'), 'SERVICE_UNAVAILABLE', SERVICE_UNAVAILABLE],
    ['answers with an empty object', answering('{}'), 'SERVICE_UNAVAILABLE', SERVICE_UNAVAILABLE],
    [
      'answers with 9 MB',
      answering(Buffer.alloc(9 * 1024 * 1024, ' ')),
      'SERVICE_UNAVAILABLE',
      SERVICE_UNAVAILABLE,
    ],
    [
      'answers with the key __proto__',
      answering('{"data":{"trends":{"asOf":"2026-01-01T00:00:00Z","__proto__":{"polluted":true}}}}'),
      'SERVICE_UNAVAILABLE',
      SERVICE_UNAVAILABLE,
    ],
    [
      'answers with an error without a code',
      answering(
        '{"data":null,"errors":[{"message":"E11000 duplicate key mongodb://10.0.0.1","path":["trends"]}]}',
      ),
      'SERVICE_UNAVAILABLE',
      SERVICE_UNAVAILABLE,
    ],
  ])('nulls only its own fields and exposes no internals when it %s', async (_, behaviour, code, message) => {
    if (code === 'TIMEOUT') await close().then(() => open(1_000));
    behave = behaviour;
    const { status, data, errors, text } = await ask(
      `query { tweet(id: "1") { text } hashtag(name: "a") { name } }`,
    );
    expect(status).toBe(200);
    expect(data).toEqual({ tweet: { text: 'Hello' }, hashtag: null });
    expect(errors).toMatchObject([{ message, extensions: { code } }]);
    expect(text).not.toMatch(/127\.0\.0\.1|10\.0\.0\.1|ECONN|E11000|stack|serviceName/);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('has errors at the paths of its fields', async () => {
    behave = answering('', 503);
    const { errors } = await ask(
      '{ first: hashtag(name: "a") { name } second: hashtag(name: "b") { name } }',
    );
    expect(errors).toMatchObject([{ path: ['first'] }, { path: ['second'] }]);
  });

  it('nulls its root field alone', async () => {
    behave = answering('', 503);
    const { data, errors } = await ask(QUERY);
    expect(data).toEqual({ tweet: { text: 'Hello' }, trends: null });
    expect(errors).toMatchObject([{ path: ['trends'], extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
  });

  it('receives a query twice when its connection breaks, and no more often', async () => {
    behave = (request) => request.socket.destroy();
    await ask('{ hashtag(name: "a") { name } }');
    expect(requestCount).toBe(2);
  });

  it('receives a query once when it answers with an error status', async () => {
    behave = answering('', 500);
    await ask('{ hashtag(name: "a") { name } }');
    expect(requestCount).toBe(1);
  });
});

describe('a mutation', () => {
  it('is not retried', async () => {
    let requestCount = 0;
    const subgraph = createServer((request) => {
      requestCount++;
      request.socket.destroy();
    });
    await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
    const { port } = subgraph.address() as AddressInfo;
    const small = await openSmallGateway({ subgraphs: { tweets: `http://127.0.0.1:${port}/graphql` } });
    const response = await fetch(small.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'mutation { likeTweet(id: "1") { id } }' }),
    });
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }],
    });
    expect(requestCount).toBe(1);
    subgraph.close();
    await small[Symbol.asyncDispose]();
  });
});
