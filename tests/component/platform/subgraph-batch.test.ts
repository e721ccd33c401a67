import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '#platform/clock.js';
import { silentLog } from '#platform/log.js';
import { createMetrics } from '#platform/metrics/index.js';
import {
  ResponseLines,
  BATCH_RESPONSE_TYPE,
  writeRequest,
  writeBatch,
} from '#platform/subgraph-protocol/index.js';
import { createSigner, SIGNATURE_HEADER } from '#platform/signature.js';
import { openSubgraphEndpoint, type SubgraphEndpoint } from '#platform/subgraph-server/index.js';
import type { RequestContext } from '#platform/viewer.js';

const secret = Buffer.from('a secret of these tests');
const sign = createSigner(secret, 'users', systemClock);
const typeDefs = parse('type Query { me: ID slow: Int broken: Int nothing: String! }');
const REJECTED = 'rejected';

describe('a batch of requests', () => {
  const metrics = createMetrics(null);
  let subgraph: SubgraphEndpoint;
  let release: () => void;

  beforeEach(async () => {
    metrics.answers.reset();
    const released = new Promise<void>((resolve) => (release = resolve));
    const resolvers = {
      Query: {
        me: (_: unknown, __: unknown, context: unknown) => (context as RequestContext).viewer?.id,
        slow: () => released.then(() => 1),
        broken: () => {
          throw new Error('connect ECONNREFUSED 10.0.0.1:27017');
        },
      },
    };
    subgraph = await openSubgraphEndpoint<RequestContext>({
      subgraph: 'users',
      schema: buildSubgraphSchema({ typeDefs, resolvers }),
      createContext: (request) => {
        if (request.requestId === REJECTED) throw new Error('The context cannot be created.');
        return request;
      },
      secret,
      listen: { host: '127.0.0.1', port: 0 },
      dependencies: {},
      metrics,
      clock: systemClock,
      log: silentLog,
    });
  });
  afterEach(async () => {
    release();
    await subgraph[Symbol.asyncDispose]();
  });

  const subgraphRequest = (query: string, viewer: string | null = null, requestId = 'r'): string =>
    writeRequest(
      { query },
      { viewer: viewer === null ? null : { id: viewer, sessionId: '1' }, requestId, clientIp: null },
    );

  function send(...written: string[]): Promise<Response> {
    const body = writeBatch(written);
    const headers = { [SIGNATURE_HEADER]: sign(Buffer.from(body)) };
    return fetch(subgraph.url ?? '', { method: 'POST', body, headers });
  }
  async function post(...written: string[]) {
    const response = await send(...written);
    const answers = new Map<number, unknown>();
    return { response, answers, read: readInto(answers, response) };
  }

  /** Returns a function that reads until `answers` has so many entries, or to the end of the response. */
  function readInto(answers: Map<number, unknown>, response: Response) {
    const lines = new ResponseLines(1_000, (place, json) => void answers.set(place, JSON.parse(json)));
    const reader = response.body!.getReader();
    return async (count = Infinity): Promise<void> => {
      while (answers.size < count) {
        const { done, value } = await reader.read();
        if (done) return;
        lines.push(Buffer.from(value));
      }
    };
  }

  it('is answered request by request, each with the viewer of its context', async () => {
    const { response, answers, read } = await post(
      subgraphRequest('{ me }', '1'),
      subgraphRequest('{ me }', '2'),
      subgraphRequest('{ me }'),
      subgraphRequest('{ broken }'),
      subgraphRequest('{ nothing }'),
      subgraphRequest('{ me'),
    );
    await read();
    expect(response.headers.get('content-type')).toBe(BATCH_RESPONSE_TYPE);
    expect([0, 1, 2].map((place) => answers.get(place))).toEqual([
      { data: { me: '1' } },
      { data: { me: '2' } },
      { data: { me: null } },
    ]);
    expect(answers.get(3)).toMatchObject({
      data: { broken: null },
      errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    expect(answers.get(4)).toMatchObject({ data: null, errors: [{ path: ['nothing'] }] });
    expect(answers.get(5)).toMatchObject({
      errors: [{ message: expect.stringContaining('Syntax') as string }],
    });
    expect(answers.size).toBe(6);
  });

  it('has a content-length when all responses are ready at once', async () => {
    const response = await send(subgraphRequest('{ me }', '1'), subgraphRequest('{ me }', '2'));
    const text = await response.text();
    expect(text.split('\n').toSorted()).toEqual(['', '0 {"data":{"me":"1"}}', '1 {"data":{"me":"2"}}']);
    expect(response.headers.get('content-length')).toBe(String(text.length));
  });

  it('streams a fast response before a slow one', async () => {
    const { answers, read } = await post(subgraphRequest('{ slow }'), subgraphRequest('{ me }', '1'));
    await read(1);
    expect([...answers]).toEqual([[1, { data: { me: '1' } }]]);
    release();
    await read();
    expect(answers.get(0)).toEqual({ data: { slow: 1 } });
  });

  it('returns null for a request whose context cannot be created, and answers the others', async () => {
    const { answers, read } = await post(
      subgraphRequest('{ me }', '1', REJECTED),
      subgraphRequest('{ me }', '2'),
    );
    await read();
    expect(answers).toEqual(
      new Map<number, unknown>([
        [0, null],
        [1, { data: { me: '2' } }],
      ]),
    );
  });

  it('may be empty', async () => {
    expect(await (await send()).text()).toBe('');
  });

  it('is refused without a signature, with a signature of another body, and when it is replayed', async () => {
    const body = writeBatch([subgraphRequest('{ me }', '1')]);
    const other = sign(Buffer.from(writeBatch([subgraphRequest('{ me }', '2')])));
    const once = sign(Buffer.from(body));
    const statusOf = async (headers: Record<string, string>) =>
      (await fetch(subgraph.url ?? '', { method: 'POST', body, headers })).status;
    expect(await statusOf({})).toBe(401);
    expect(await statusOf({ [SIGNATURE_HEADER]: other })).toBe(401);
    expect(await statusOf({ [SIGNATURE_HEADER]: once })).toBe(200);
    expect(await statusOf({ [SIGNATURE_HEADER]: once })).toBe(401);
  });

  it('counts each of its requests', async () => {
    await (
      await post(subgraphRequest('{ me }'), subgraphRequest('{ me }'), subgraphRequest('{ broken }'))
    ).read();
    const { values } = await metrics.answers.get();
    const counts = values.filter(({ metricName }) => metricName?.endsWith('_count'));
    expect(counts.map(({ labels, value }) => [labels['outcome'], value])).toEqual([
      ['ok', 2],
      ['failed', 1],
    ]);
  });

  it('is answered completely by a subgraph that closes', async () => {
    const { answers, read } = await post(subgraphRequest('{ slow }'), subgraphRequest('{ me }', '1'));
    await read(1);
    const closed = vi.fn();
    const closing = subgraph[Symbol.asyncDispose]().then(closed);
    const isOpen = (): Promise<boolean> =>
      fetch(subgraph.url ?? '').then(
        () => true,
        () => false,
      );
    await expect.poll(isOpen).toBe(false);
    expect(closed).not.toHaveBeenCalled();
    release();
    await read();
    expect(answers.get(0)).toEqual({ data: { slow: 1 } });
    await closing;
  });
});
