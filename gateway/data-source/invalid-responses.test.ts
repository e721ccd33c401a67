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
/** The answer to the one request of a batch. */
const saying = (answer: unknown): RequestListener =>
  sending(writeResponseLine(0, typeof answer === 'string' ? answer : JSON.stringify(answer)));
const entities = (value: unknown): RequestListener => saying({ data: { _entities: value } });

/** Writes spaces, as valid JSON may begin, for as long as somebody reads. */
const babbling: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': BATCH_RESPONSE_TYPE }).write('0');
  const go = (): void => {
    let isTaken = true;
    for (let count = 0; count < 50 && isTaken; count++) isTaken = response.write(Buffer.alloc(MEGABYTE, ' '));
  };
  response.on('drain', go);
  go();
};
const dripping: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': BATCH_RESPONSE_TYPE }).write('0');
  const timer = setInterval(() => response.write(' '), 10);
  response.on('close', () => clearInterval(timer));
};

/** The users subgraph, behind somebody who answers in its stead as long as a test wants. */
describe('a subgraph that lies about entities', () => {
  let small: SmallGateway;
  let behave: RequestListener | null;
  const subgraph = createServer((request, response) => {
    if (behave) behave(request, response);
    else void forward(request, response);
  });

  beforeEach(() => open());
  afterEach(close);

  /** `fetchMs` for a subgraph that is waited for in vain; where none is, the time does not run out. */
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

  /** The subgraph itself. */
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
    ['hangs up', (request) => request.socket.destroy(), 'SERVICE_UNAVAILABLE'],
    ['says nothing', () => undefined, 'TIMEOUT'],
    [
      'says that it answers, and does not',
      (_, response) => response.writeHead(200, { 'content-type': BATCH_RESPONSE_TYPE }).flushHeaders(),
      'TIMEOUT',
    ],
    ['answers drop by drop', dripping, 'TIMEOUT'],
    ['answers with 50 megabytes', babbling, 'SERVICE_UNAVAILABLE'],
    ['answers with a page', sending('<html>502 at 10.0.0.1</html>', 'text/html'), 'SERVICE_UNAVAILABLE'],
    ['says that a page is answers', sending('<html>502 at 10.0.0.1</html>\n'), 'SERVICE_UNAVAILABLE'],
    [
      'answers as if it had been asked alone',
      sending(JSON.stringify({ data: { _entities: [ADA_AS_ENTITY] } }), 'application/json'),
      'SERVICE_UNAVAILABLE',
    ],
    [
      'answers something else',
      sending(writeResponseLine(1, '{"data":{"_entities":[]}}')),
      'SERVICE_UNAVAILABLE',
    ],
    ['ends without an answer', sending(''), 'SERVICE_UNAVAILABLE'],
    ['breaks off', sending('0 {"data":{"_entities":[{"__typename":"User","user'), 'SERVICE_UNAVAILABLE'],
    ['breaks off in a line', saying('{"data":{"_entities":[{"__typename":"User"'), 'SERVICE_UNAVAILABLE'],
    ['has no answer', saying(null), 'SERVICE_UNAVAILABLE'],
    [
      'hangs up in the middle',
      (request, response) => {
        const headers = { 'content-type': BATCH_RESPONSE_TYPE, 'content-length': '1000' };
        response.writeHead(200, headers).write('0 {"data":{"_enti');
        setImmediate(() => request.socket.destroy());
      },
      'SERVICE_UNAVAILABLE',
    ],
    [
      'is overloaded',
      sending(writeResponseLine(0, '{"data":{"_entities":[]}}'), BATCH_RESPONSE_TYPE, 429),
      'SERVICE_UNAVAILABLE',
    ],
    ['nests without end', saying(`{"data":${'['.repeat(200_000)}`), 'SERVICE_UNAVAILABLE'],
    ['has no entities', saying({ data: {} }), 'SERVICE_UNAVAILABLE'],
    ['has too many entities', entities([ADA_AS_ENTITY, ADA_AS_ENTITY]), 'SERVICE_UNAVAILABLE'],
    ['has an object of entities', entities({ 0: ADA_AS_ENTITY }), 'SERVICE_UNAVAILABLE'],
    [
      'names the prototype',
      saying(`{"data":{"_entities":[{"__typename":"User","__proto__":{"polluted":true}}]}}`),
      'SERVICE_UNAVAILABLE',
    ],
    [
      'tells of itself',
      saying({ data: null, errors: [{ message: 'E11000 at mongodb://10.0.0.1', path: ['_entities'] }] }),
      'SERVICE_UNAVAILABLE',
    ],
  ])('and %s costs its own fields, and nothing of it is kept', async (_, behaviour, code) => {
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
    expect(again.data).toEqual({ tweet: { text: 'Hello', author: { username: 'ada', displayName: 'ADA' } } });
  });

  it('cannot write to the prototype of every object, however it spells it', async () => {
    const key = String.raw`\u005f_proto\u005f_`;
    behave = saying(
      `{"data":{"_entities":[{"__typename":"User","username":"ada","displayName":"ADA","${key}":{"polluted":true}}],"${key}":{"polluted":true}}}`,
    );
    const { status, text } = await ask();
    expect(status).toBe(200);
    expect(text).not.toContain('polluted');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
