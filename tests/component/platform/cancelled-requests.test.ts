import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { HttpTransport } from '#gateway/data-source/http-transport.js';
import { systemClock } from '#platform/clock.js';
import { silentLog } from '#platform/log.js';
import { createMetrics } from '#platform/metrics/index.js';
import { createSigner, SIGNATURE_HEADER } from '#platform/signature.js';
import { openSubgraphEndpoint, type SubgraphEndpoint } from '#platform/subgraph-server/index.js';
import type { RequestContext } from '#platform/viewer.js';

const secret = Buffer.from('a secret of these tests');
const sign = createSigner(secret, 'steps', systemClock);

const typeDefs = parse(`
  type Query { step: Step }
  type Mutation { first: Step second: Step }
  type Step { next: Step name: String }
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])
`);

/** The resolvers that were called, the contexts of the requests, and what their first step waits for. */
let called: string[];
let asked: RequestContext[];
let release: () => void;
let gate: Promise<void>;

const resolvers = {
  Query: {
    async step() {
      called.push('step');
      await gate;
      return {};
    },
  },
  Mutation: {
    async first() {
      called.push('first');
      await gate;
      return {};
    },
    second() {
      called.push('second');
      return {};
    },
  },
  Step: {
    next() {
      called.push('next');
      return {};
    },
    name: () => 'the end',
  },
};

const CHAIN = '{ step { next { name } } }';

describe('a request that nobody waits for', () => {
  let endpoint: SubgraphEndpoint;

  beforeAll(async () => {
    endpoint = await openSubgraphEndpoint({
      subgraph: 'steps',
      schema: buildSubgraphSchema({ typeDefs, resolvers }),
      createContext: (request) => asked.push(request),
      secret,
      listen: { host: '127.0.0.1', port: 0 },
      dependencies: {},
      metrics: createMetrics(null),
      clock: systemClock,
      log: silentLog,
    });
  });
  afterAll(() => endpoint[Symbol.asyncDispose]());
  beforeEach(() => {
    called = [];
    asked = [];
    gate = new Promise((resolve) => (release = resolve));
  });

  const context = { viewer: null, requestId: 'r', clientIp: null };

  it('in the same process calls no further resolver', async () => {
    const leaving = new AbortController();
    const answer = endpoint.ask({ query: CHAIN }, { ...context, signal: leaving.signal });
    leaving.abort();
    release();
    expect((await answer).errors?.[0]?.extensions).toEqual({ code: 'TIMEOUT' });
    expect(called).toEqual(['step']);
  });

  it('in the same process is answered while somebody waits', async () => {
    const answer = endpoint.ask({ query: CHAIN }, { ...context, signal: new AbortController().signal });
    release();
    expect(await answer).toEqual({ data: { step: { next: { name: 'the end' } } } });
  });

  /** Sends a body over HTTP, leaves when the first resolver runs, and returns when the subgraph has noticed that. */
  async function leave(body: object): Promise<void> {
    const leaving = new AbortController();
    const text = JSON.stringify(body);
    const headers = { [SIGNATURE_HEADER]: sign(Buffer.from(text)) };
    const answer = fetch(endpoint.url ?? '', { method: 'POST', body: text, headers, signal: leaving.signal });
    await vi.waitFor(() => expect(called).toHaveLength(1));
    leaving.abort();
    await expect(answer).rejects.toThrow();
    const [{ signal } = {}] = asked;
    if (signal) await vi.waitFor(() => expect(signal.aborted).toBe(true));
    release();
    // Closing waits for what runs: so does a second request behind it, on the same loop.
    await endpoint.ask({ query: '{ __typename }' }, context);
  }

  it.each([
    ['alone', { query: CHAIN }],
    ['in a batch', [{ query: CHAIN, extensions: context }]],
  ])('over HTTP calls no further resolver: %s', async (_, body) => {
    await leave(body);
    expect(called).toEqual(['step']);
  });

  it('over HTTP calls no further resolver while others of its batch are awaited', async () => {
    await using transport = new HttpTransport('steps', endpoint.url ?? '', secret, systemClock);
    const leaving = new AbortController();
    const send = (requestId: string, signal: AbortSignal) =>
      transport.send({ query: CHAIN, variables: {} }, { ...context, requestId }, signal);
    const left = send('left', leaving.signal);
    const awaited = send('awaited', new AbortController().signal);
    await vi.waitFor(() => expect(called).toHaveLength(2));
    const signals = asked.map(({ signal }) => signal);
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    await vi.waitFor(() => expect(signals.map((signal) => signal?.aborted)).toEqual([true, false]));
    release();
    expect(await awaited).toEqual({ data: { step: { next: { name: 'the end' } } } });
    expect(called).toEqual(['step', 'step', 'next']);
  });

  it('over HTTP runs to its end when it is a mutation', async () => {
    await leave({ query: 'mutation { first { name } second { name } }' });
    await vi.waitFor(() => expect(called).toEqual(['first', 'second']));
  });
});
