import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '#platform/clock.js';
import {
  BATCH_RESPONSE_TYPE,
  readRequests,
  writeResponseLine,
  type SubgraphRequest,
} from '#platform/subgraph-protocol/index.js';
import { createVerifier, SIGNATURE_HEADER } from '#platform/signature.js';
import type { SubgraphResponse } from './subgraph-response.js';
import { InvalidSubgraphResponse, isWorthRetrying } from './failure.js';
import { HttpTransport } from './http-transport.js';

const secret = Buffer.from('a secret of these tests');
const verify = createVerifier(secret, 'users', systemClock);
const MEGABYTE = 2 ** 20;
/** Long enough for a loaded machine. */
const LONG_WAIT = { timeout: 30_000 };

/** A batch that the subgraph has received. */
interface ReceivedBatch {
  requests: SubgraphRequest[];
  response: ServerResponse;
}

const dataOf = (place: number): object => ({ data: { place } });
const answerTo = (place: number): string => writeResponseLine(place, JSON.stringify(dataOf(place)));

describe('HttpTransport', () => {
  const received: ReceivedBatch[] = [];
  const subgraph = createServer((request, response) => void receive(request, response));
  let transport: HttpTransport;
  let closing: Promise<void> | null;
  const close = (): Promise<void> => (closing ??= transport[Symbol.asyncDispose]());

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    expect(verify(request.headers[SIGNATURE_HEADER], body)).toBe(true);
    received.push({ requests: readRequests(body) as SubgraphRequest[], response });
  }

  beforeEach(async () => {
    closing = null;
    subgraph.listen(0, '127.0.0.1');
    await once(subgraph, 'listening');
    const { port } = subgraph.address() as AddressInfo;
    transport = new HttpTransport('users', `http://127.0.0.1:${port}/graphql`, secret, systemClock);
  });
  afterEach(async () => {
    for (const { response } of received.splice(0)) response.destroy();
    await close();
    subgraph.closeAllConnections();
    await new Promise((resolve) => subgraph.close(resolve));
  });

  function ask(
    name: string,
    signal = new AbortController().signal,
    variables = {},
  ): Promise<SubgraphResponse> {
    const context = { viewer: { id: name, sessionId: '1' }, requestId: `r-${name}`, clientIp: null };
    const answer = transport.send({ query: `{ ${name} }`, variables }, context, signal);
    answer.catch(() => undefined);
    return answer;
  }
  const askAll = (count: number): Promise<SubgraphResponse>[] =>
    Array.from({ length: count }, (_, index) => ask(`q${index}`));

  async function nextBatch(number = 1): Promise<ReceivedBatch> {
    await vi.waitFor(() => expect(received).toHaveLength(number), LONG_WAIT);
    return received[number - 1]!;
  }
  const begin = (response: ServerResponse): ServerResponse =>
    response.writeHead(200, { 'content-type': BATCH_RESPONSE_TYPE });

  it('sends all requests of one turn in one signed batch, each with its own context', async () => {
    const answers = askAll(3);
    const { requests, response } = await nextBatch();
    expect(requests).toEqual(
      [0, 1, 2].map((index) => ({
        request: { query: `{ q${index} }`, variables: {} },
        context: {
          viewer: { id: `q${index}`, sessionId: '1' },
          requestId: `r-q${index}`,
          clientIp: null,
        },
      })),
    );
    begin(response).end([2, 0, 1].map(answerTo).join(''));
    expect(await Promise.all(answers)).toEqual([0, 1, 2].map(dataOf));
    void ask('later');
    expect((await nextBatch(2)).requests).toHaveLength(1);
  });

  it('adds requests that are made later in the same turn to the batch', async () => {
    void ask('first');
    await new Promise<void>((resolve) => process.nextTick(() => void Promise.resolve().then(resolve)));
    void ask('second');
    expect((await nextBatch()).requests).toHaveLength(2);
  });

  it('limits a batch to 64 requests and 256 KB, unless a single request is larger', async () => {
    void askAll(130);
    await nextBatch(3);
    expect(received.map(({ requests }) => requests.length)).toEqual([64, 64, 2]);
    const text = (kilobytes: number): object => ({ text: 'x'.repeat(kilobytes * 1024) });
    for (const kilobytes of [100, 100, 100, 300, 1]) void ask('long', undefined, text(kilobytes));
    await nextBatch(7);
    expect(received.slice(3).map(({ requests }) => requests.length)).toEqual([2, 1, 1, 1]);
  });

  it('delivers each response when it arrives, before slower ones of the batch', async () => {
    const [slow, quick] = [ask('slow'), ask('quick')];
    const { response } = await nextBatch();
    begin(response).write(answerTo(1));
    expect(await quick).toEqual(dataOf(1));
    response.end(answerTo(0));
    expect(await slow).toEqual(dataOf(0));
  });

  it('reads responses that are split at any byte', async () => {
    const answers = askAll(3);
    const { response } = await nextBatch();
    const texts = ['é', '漢', '😀'].map((text, place) =>
      writeResponseLine(place, JSON.stringify({ data: { text } })),
    );
    const bytes = Buffer.from(texts.join(''));
    begin(response);
    for (let at = 0; at < bytes.length; at++) {
      await new Promise((resolve) => response.write(bytes.subarray(at, at + 1), resolve));
    }
    response.end();
    const responses = await Promise.all(answers);
    expect(responses.map(({ data }) => data)).toEqual([{ text: 'é' }, { text: '漢' }, { text: '😀' }]);
  });

  it.each([
    ['is not JSON', '1 {"data":'],
    ['is not a GraphQL response', '1 []'],
    ['is null', '1 null'],
    ['contains the key __proto__', '1 {"data":{"a":{"__proto__" : {"polluted":true}}}}'],
    ['has errors that are not objects', '1 {"errors":["E11000"]}'],
  ])('fails only the request whose response %s', async (_, line) => {
    const [first, bad, last] = askAll(3);
    begin((await nextBatch()).response).end(`${answerTo(0)}${line}\n${answerTo(2)}`);
    await expect(bad).rejects.toThrow(InvalidSubgraphResponse);
    expect(await Promise.all([first, last])).toEqual([0, 2].map(dataOf));
  });

  it.each<[what: string, respond: (response: ServerResponse) => unknown, retry: boolean]>([
    ['answers at a position that the batch does not have', (response) => response.end(answerTo(3)), false],
    ['answers twice', (response) => response.end(`${answerTo(0)}${answerTo(1)}`), false],
    ['leaves out the position', (response) => response.end(`{"data":{}}\n${answerTo(1)}`), false],
    ['sends an empty position', (response) => response.end(` {"data":{}}\n${answerTo(1)}`), false],
    [
      'sends a position of many digits',
      (response) => response.end(`${'0'.repeat(99)}1 {"data":{}}\n`),
      false,
    ],
    ['sends a negative position', (response) => response.end(`-1 {"data":{}}\n${answerTo(1)}`), false],
    ['sends HTML', (response) => response.end('<html>\n</html>\n'), false],
    ['ends too early', (response) => response.end(), false],
    ['ends in the middle of a line', (response) => response.end('1 {"data":{"place":1}}'), false],
    ['sends 9 MB without a line end', (response) => response.write(Buffer.alloc(9 * MEGABYTE, ' ')), false],
    [
      'sends a line that is too long',
      (response) => response.end(`1 {"data":{"a":"${'a'.repeat(9 * MEGABYTE)}"}}\n`),
      false,
    ],
    ['closes the connection', (response) => response.destroy(), true],
  ])('fails the unanswered requests of a batch when the subgraph %s', async (_, respond, retry) => {
    const [answered, ...missing] = askAll(3);
    const { response } = await nextBatch();
    begin(response).write(answerTo(0));
    expect(await answered).toEqual(dataOf(0));
    respond(response);
    for (const each of missing) {
      const error: unknown = await each.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(Error);
      expect(isWorthRetrying(error)).toBe(retry);
    }
    await vi.waitFor(() => expect(response.writableFinished || response.destroyed).toBe(true), LONG_WAIT);
    // A failed batch does not affect the next one.
    const next = ask('next');
    begin((await nextBatch(2)).response).end(answerTo(0));
    expect(await next).toEqual(dataOf(0));
  });

  it('rejects responses of another media type or status', async () => {
    const page = ask('page');
    const { response } = await nextBatch();
    const refused = ask('refused');
    response.writeHead(200, { 'content-type': 'application/json' }).end(answerTo(0));
    await expect(page).rejects.toThrow(InvalidSubgraphResponse);
    (await nextBatch(2)).response.writeHead(503, { 'content-type': BATCH_RESPONSE_TYPE }).end(answerTo(0));
    await expect(refused).rejects.toThrow('HTTP 503');
  });

  it('reports an unreachable subgraph with an error that is worth retrying', async () => {
    subgraph.closeAllConnections();
    await new Promise((resolve) => subgraph.close(resolve));
    const error: unknown = await ask('unreachable').catch((reason: unknown) => reason);
    expect(isWorthRetrying(error)).toBe(true);
  });

  describe('when a request is aborted', () => {
    it('leaves the request out of the batch in the same turn', async () => {
      const leaving = new AbortController();
      const [gone, stays] = [ask('gone', leaving.signal), ask('stays')];
      leaving.abort(new Error('left'));
      await expect(gone).rejects.toThrow('left');
      const { requests, response } = await nextBatch();
      expect(requests.map(({ request }) => request.query)).toEqual(['{ stays }']);
      begin(response).end(answerTo(0));
      expect(await stays).toEqual(dataOf(0));
    });

    it('sends no batch when no request remains, and no request that was aborted before', async () => {
      const leaving = new AbortController();
      const gone = ask('gone', leaving.signal);
      leaving.abort(new Error('left'));
      await expect(gone).rejects.toThrow('left');
      await expect(ask('late', leaving.signal)).rejects.toThrow('left');
      await close();
      expect(received).toEqual([]);
    });

    it('delivers the other responses and drops the aborted one', async () => {
      const leaving = new AbortController();
      const [gone, stays] = [ask('gone', leaving.signal), ask('stays')];
      const { response } = await nextBatch();
      leaving.abort(new Error('left'));
      await expect(gone).rejects.toThrow('left');
      begin(response).end(`${answerTo(0)}${answerTo(1)}`);
      expect(await stays).toEqual(dataOf(1));
    });

    it('aborts the batch when no request waits for a response any more', async () => {
      const leaving = [new AbortController(), new AbortController()];
      const [first, second, third] = [ask('answered'), ...leaving.map(({ signal }) => ask('gone', signal))];
      const { response } = await nextBatch();
      begin(response).write(answerTo(0));
      await first;
      leaving[0]!.abort(new Error('left'));
      await expect(second).rejects.toThrow('left');
      expect(response.destroyed).toBe(false);
      leaving[1]!.abort(new Error('left too'));
      await expect(third).rejects.toThrow('left too');
      await vi.waitFor(() => expect(response.destroyed).toBe(true), LONG_WAIT);
    });
  });

  it('closes after all requests are answered, including those of the same turn', async () => {
    const answer = ask('last');
    const closed = close();
    begin((await nextBatch()).response).end(answerTo(0));
    expect(await answer).toEqual(dataOf(0));
    await closed;
    await expect(ask('too late')).rejects.toThrow();
  });
});
