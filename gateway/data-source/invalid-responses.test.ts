import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BATCH_RESPONSE_TYPE, writeResponseLine } from '#platform/subgraph-protocol/index.js';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';

const ADA = '1900000000000000100';
const MEGABYTE = 2 ** 20;
const ADA_AS_ENTITY = { __typename: 'User', id: ADA, username: 'ada', displayName: 'ADA' };

const sending =
  (body: string, contentType: string = BATCH_RESPONSE_TYPE, status = 200): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': contentType }).end(body);
/** Answers the only request of a batch. */
const answering = (answer: unknown): RequestListener =>
  sending(writeResponseLine(0, typeof answer === 'string' ? answer : JSON.stringify(answer)));
const entities = (value: unknown): RequestListener => answering({ data: { _entities: value } });

/** Writes 50 MB of spaces, with which valid JSON may begin, whenever the reader has taken the last ones. */
const flooding: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': BATCH_RESPONSE_TYPE }).write('0');
  const writeMore = (): void => {
    let isTaken = true;
    for (let count = 0; count < 50 && isTaken; count++) isTaken = response.write(Buffer.alloc(MEGABYTE, ' '));
  };
  response.on('drain', writeMore);
  writeMore();
};
const dripping: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': BATCH_RESPONSE_TYPE }).write('0');
  const timer = setInterval(() => response.write(' '), 10);
  response.on('close', () => clearInterval(timer));
};

describe('a subgraph with invalid responses to entity fetches', () => {
  let small: SmallGateway;
  /** Answers instead of the users subgraph; null forwards to it. */
  let behave: RequestListener | null;
  const subgraph = createServer((request, response) => {
    if (behave) behave(request, response);
    else void forward(request, response);
  });

  beforeEach(() => open());
  afterEach(close);

  /** Tests of timeouts give a short `fetchMs`; the default does not expire. */
  async function open(fetchMs = 60_000): Promise<void> {
    behave = null;
    await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
    small = await openSmallGateway({
      subgraphs: { users: `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/graphql` },
      config: { limits: { fetchMs } },
    });
    small.world.addUser(ADA, 'ada');
    small.world.addTweet('1', ADA, 'Hello');
  }
  async function close(): Promise<void> {
    subgraph.closeAllConnections();
    await new Promise((resolve) => subgraph.close(resolve));
    await small[Symbol.asyncDispose]();
  }

  /** Sends the request to the users subgraph. */
  async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = Object.entries(request.headers).filter(
      ([name]) => name.startsWith('x-') || name === 'content-type' || name === 'authorization',
    ) as [string, string][];
    const answer = await fetch(small.subgraphs.urlOf('users'), {
      method: 'POST',
      headers,
      body: Buffer.concat(chunks),
    });
    const contentType = answer.headers.get('content-type') ?? '';
    response.writeHead(answer.status, { 'content-type': contentType }).end(await answer.text());
  }

  async function ask(query = '{ tweet(id: "1") { text author { username displayName } } }') {
    const response = await fetch(small.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    const { data, errors } = JSON.parse(text) as {
      data: unknown;
      errors?: { path: string[]; extensions: { code: string } }[];
    };
    return { status: response.status, text, data, errors };
  }

  it.each<[what: string, behaviour: RequestListener, code: string]>([
    ['closes the connection', (request) => request.socket.destroy(), 'SERVICE_UNAVAILABLE'],
    ['does not answer', () => undefined, 'TIMEOUT'],
    [
      'sends headers only',
      (_, response) => response.writeHead(200, { 'content-type': BATCH_RESPONSE_TYPE }).flushHeaders(),
      'TIMEOUT',
    ],
    ['answers one byte at a time', dripping, 'TIMEOUT'],
    ['answers with 50 MB', flooding, 'SERVICE_UNAVAILABLE'],
    ['answers with HTML', sending('<html>502 at 10.0.0.1</html>', 'text/html'), 'SERVICE_UNAVAILABLE'],
    [
      'answers with HTML as a batch response',
      sending('<html>502 at 10.0.0.1</html>\n'),
      'SERVICE_UNAVAILABLE',
    ],
    [
      'answers with a response that is not a batch',
      sending(JSON.stringify({ data: { _entities: [ADA_AS_ENTITY] } }), 'application/json'),
      'SERVICE_UNAVAILABLE',
    ],
    [
      'answers at another position',
      sending(writeResponseLine(1, '{"data":{"_entities":[]}}')),
      'SERVICE_UNAVAILABLE',
    ],
    ['ends without an answer', sending(''), 'SERVICE_UNAVAILABLE'],
    [
      'ends in the middle of a response',
      sending('0 {"data":{"_entities":[{"__typename":"User","user'),
      'SERVICE_UNAVAILABLE',
    ],
    [
      'answers with incomplete JSON',
      answering('{"data":{"_entities":[{"__typename":"User"'),
      'SERVICE_UNAVAILABLE',
    ],
    ['answers with null', answering(null), 'SERVICE_UNAVAILABLE'],
    [
      'closes the connection in the middle of a response',
      (request, response) => {
        const headers = { 'content-type': BATCH_RESPONSE_TYPE, 'content-length': '1000' };
        response.writeHead(200, headers).write('0 {"data":{"_enti');
        setImmediate(() => request.socket.destroy());
      },
      'SERVICE_UNAVAILABLE',
    ],
    [
      'answers with status 429',
      sending(writeResponseLine(0, '{"data":{"_entities":[]}}'), BATCH_RESPONSE_TYPE, 429),
      'SERVICE_UNAVAILABLE',
    ],
    ['answers with 200,000 nested lists', answering(`{"data":${'['.repeat(200_000)}`), 'SERVICE_UNAVAILABLE'],
    ['answers without entities', answering({ data: {} }), 'SERVICE_UNAVAILABLE'],
    ['answers with too many entities', entities([ADA_AS_ENTITY, ADA_AS_ENTITY]), 'SERVICE_UNAVAILABLE'],
    ['answers with an object of entities', entities({ 0: ADA_AS_ENTITY }), 'SERVICE_UNAVAILABLE'],
    [
      'answers with the key __proto__',
      answering(`{"data":{"_entities":[{"__typename":"User","__proto__":{"polluted":true}}]}}`),
      'SERVICE_UNAVAILABLE',
    ],
    [
      'answers with an internal error message',
      answering({ data: null, errors: [{ message: 'E11000 at mongodb://10.0.0.1', path: ['_entities'] }] }),
      'SERVICE_UNAVAILABLE',
    ],
  ])(
    'nulls only its own fields when it %s, and has no effect on the next fetch',
    async (_, behaviour, code) => {
      if (code === 'TIMEOUT') await close().then(() => open(1_000));
      behave = behaviour;
      const { status, text, data, errors } = await ask();
      expect(status).toBe(200);
      expect(data).toEqual({ tweet: { text: 'Hello', author: null } });
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
      expect(errors?.[0]?.path[0]).toBe('tweet');
      expect(text).not.toMatch(/127\.0\.0\.1|10\.0\.0\.1|ECONN|E11000|stack|serviceName/);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();

      behave = null;
      const again = await ask();
      expect(again.errors).toBeUndefined();
      expect(again.data).toEqual({
        tweet: { text: 'Hello', author: { username: 'ada', displayName: 'ADA' } },
      });
    },
  );

  it('cannot change Object.prototype with an escaped key', async () => {
    const key = String.raw`\u005f_proto\u005f_`;
    behave = answering(
      `{"data":{"_entities":[{"__typename":"User","username":"ada","displayName":"ADA","${key}":{"polluted":true}}],"${key}":{"polluted":true}}}`,
    );
    const { status, text } = await ask();
    expect(status).toBe(200);
    expect(text).not.toContain('polluted');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
