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
/** How long to wait for what must come, however loaded the machine is. */
const PATIENCE = { timeout: 30_000 };

/** A batch that has reached the subgraph. */
interface Heard {
  requests: SubgraphRequest[];
  response: ServerResponse;
}

const dataOf = (place: number): object => ({ data: { place } });
const answerTo = (place: number): string => writeResponseLine(place, JSON.stringify(dataOf(place)));

describe('the way to a subgraph in another process', () => {
  const heard: Heard[] = [];
  const subgraph = createServer((request, response) => void hear(request, response));
  let transport: HttpTransport;
  let closing: Promise<void> | null;
  const close = (): Promise<void> => (closing ??= transport[Symbol.asyncDispose]());

  async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    expect(verify(request.headers[SIGNATURE_HEADER], body)).toBe(true);
    heard.push({ requests: readRequests(body) as SubgraphRequest[], response });
  }

  beforeEach(async () => {
    closing = null;
    subgraph.listen(0, '127.0.0.1');
    await once(subgraph, 'listening');
    const { port } = subgraph.address() as AddressInfo;
    transport = new HttpTransport('users', `http://127.0.0.1:${port}/graphql`, secret, systemClock);
  });
  afterEach(async () => {
    for (const { response } of heard.splice(0)) response.destroy();
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

  async function nextBatch(number = 1): Promise<Heard> {
    await vi.waitFor(() => expect(heard).toHaveLength(number), PATIENCE);
    return heard[number - 1]!;
  }
  const begin = (response: ServerResponse): ServerResponse =>
    response.writeHead(200, { 'content-type': BATCH_RESPONSE_TYPE });

  it('takes all questions of one turn in one signed request, each with whoever asks', async () => {
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

  it('takes those along that are asked later in the same turn', async () => {
    void ask('first');
    await new Promise<void>((resolve) => process.nextTick(() => void Promise.resolve().then(resolve)));
    void ask('second');
    expect((await nextBatch()).requests).toHaveLength(2);
  });

  it('takes no more of them than 64, and no more text than 256 KB unless it is a single question', async () => {
    void askAll(130);
    await nextBatch(3);
    expect(heard.map(({ requests }) => requests.length)).toEqual([64, 64, 2]);
    const text = (kilobytes: number): object => ({ text: 'x'.repeat(kilobytes * 1024) });
    for (const kilobytes of [100, 100, 100, 300, 1]) void ask('long', undefined, text(kilobytes));
    await nextBatch(7);
    expect(heard.slice(3).map(({ requests }) => requests.length)).toEqual([2, 1, 1, 1]);
  });

  it('brings each answer when it comes: none waits for a slower one', async () => {
    const [slow, quick] = [ask('slow'), ask('quick')];
    const { response } = await nextBatch();
    begin(response).write(answerTo(1));
    expect(await quick).toEqual(dataOf(1));
    response.end(answerTo(0));
    expect(await slow).toEqual(dataOf(0));
  });

  it('reads answers in whatever pieces they come', async () => {
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
    const told = await Promise.all(answers);
    expect(told.map(({ data }) => data)).toEqual([{ text: 'é' }, { text: '漢' }, { text: '😀' }]);
  });

  it.each([
    ['is no JSON', '1 {"data":'],
    ['is no GraphQL', '1 []'],
    ['is none', '1 null'],
    ['names the prototype', '1 {"data":{"a":{"__proto__" : {"polluted":true}}}}'],
    ['has errors that are none', '1 {"errors":["E11000"]}'],
  ])('lets one bad answer fail alone: one that %s', async (_, line) => {
    const [first, bad, last] = askAll(3);
    begin((await nextBatch()).response).end(`${answerTo(0)}${line}\n${answerTo(2)}`);
    await expect(bad).rejects.toThrow(InvalidSubgraphResponse);
    expect(await Promise.all([first, last])).toEqual([0, 2].map(dataOf));
  });

  it.each<[what: string, lie: (response: ServerResponse) => unknown, retry: boolean]>([
    ['answers what was not asked', (response) => response.end(answerTo(3)), false],
    ['answers twice', (response) => response.end(`${answerTo(0)}${answerTo(1)}`), false],
    ['does not say what it answers', (response) => response.end(`{"data":{}}\n${answerTo(1)}`), false],
    ['answers nothing in particular', (response) => response.end(` {"data":{}}\n${answerTo(1)}`), false],
    ['counts without end', (response) => response.end(`${'0'.repeat(99)}1 {"data":{}}\n`), false],
    ['counts below zero', (response) => response.end(`-1 {"data":{}}\n${answerTo(1)}`), false],
    ['sends a page', (response) => response.end('<html>\n</html>\n'), false],
    ['ends too early', (response) => response.end(), false],
    ['breaks off in a line', (response) => response.end('1 {"data":{"place":1}}'), false],
    ['babbles', (response) => response.write(Buffer.alloc(9 * MEGABYTE, ' ')), false],
    [
      'has a line too long',
      (response) => response.end(`1 {"data":{"a":"${'a'.repeat(9 * MEGABYTE)}"}}\n`),
      false,
    ],
    ['hangs up', (response) => response.destroy(), true],
  ])('fails what is not answered yet when the subgraph %s', async (_, lie, retry) => {
    const [answered, ...missing] = askAll(3);
    const { response } = await nextBatch();
    begin(response).write(answerTo(0));
    expect(await answered).toEqual(dataOf(0));
    lie(response);
    for (const each of missing) {
      const error: unknown = await each.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(Error);
      expect(isWorthRetrying(error)).toBe(retry);
    }
    await vi.waitFor(() => expect(response.writableFinished || response.destroyed).toBe(true), PATIENCE);
    // What was wrong with one exchange is forgotten with it.
    const next = ask('next');
    begin((await nextBatch(2)).response).end(answerTo(0));
    expect(await next).toEqual(dataOf(0));
  });

  it('takes answers of one media type alone, and of one status', async () => {
    const [page, refused] = [ask('page'), nextBatch().then(() => ask('refused'))];
    (await nextBatch()).response.writeHead(200, { 'content-type': 'application/json' }).end(answerTo(0));
    await expect(page).rejects.toThrow(InvalidSubgraphResponse);
    (await nextBatch(2)).response.writeHead(503, { 'content-type': BATCH_RESPONSE_TYPE }).end(answerTo(0));
    await expect(refused).rejects.toThrow('HTTP 503');
  });

  it('knows a subgraph that is not there by an error that is worth another try', async () => {
    subgraph.closeAllConnections();
    await new Promise((resolve) => subgraph.close(resolve));
    const error: unknown = await ask('anybody').catch((reason: unknown) => reason);
    expect(isWorthRetrying(error)).toBe(true);
  });

  describe('when somebody leaves', () => {
    it('does not ask for those who left in the same turn', async () => {
      const leaving = new AbortController();
      const [gone, stays] = [ask('gone', leaving.signal), ask('stays')];
      leaving.abort(new Error('left'));
      await expect(gone).rejects.toThrow('left');
      const { requests, response } = await nextBatch();
      expect(requests.map(({ request }) => request.query)).toEqual(['{ stays }']);
      begin(response).end(answerTo(0));
      expect(await stays).toEqual(dataOf(0));
    });

    it('asks nothing when nobody is left, and nothing for whoever had left before', async () => {
      const leaving = new AbortController();
      const gone = ask('gone', leaving.signal);
      leaving.abort(new Error('left'));
      await expect(gone).rejects.toThrow('left');
      await expect(ask('late', leaving.signal)).rejects.toThrow('left');
      await close();
      expect(heard).toEqual([]);
    });

    it('brings the others their answers, and drops theirs', async () => {
      const leaving = new AbortController();
      const [gone, stays] = [ask('gone', leaving.signal), ask('stays')];
      const { response } = await nextBatch();
      leaving.abort(new Error('left'));
      await expect(gone).rejects.toThrow('left');
      begin(response).end(`${answerTo(0)}${answerTo(1)}`);
      expect(await stays).toEqual(dataOf(1));
    });

    it('breaks the request off when nobody waits for an answer any more', async () => {
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
      await vi.waitFor(() => expect(response.destroyed).toBe(true), PATIENCE);
    });
  });

  it('is closed when all is answered, what was asked in the same turn included', async () => {
    const answer = ask('last');
    const closed = close();
    begin((await nextBatch()).response).end(answerTo(0));
    expect(await answer).toEqual(dataOf(0));
    await closed;
    await expect(ask('too late')).rejects.toThrow();
  });
});
