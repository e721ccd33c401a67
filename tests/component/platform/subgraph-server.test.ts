import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#platform/clock.js';
import { RookeryError } from '#platform/errors.js';
import { silentLog } from '#platform/log.js';
import { createMetrics } from '#platform/metrics/index.js';
import { createSigner, SIGNATURE_HEADER } from '#platform/signature.js';
import { openSubgraphEndpoint, type SubgraphEndpoint } from '#platform/subgraph-server/index.js';
import type { RequestContext } from '#platform/viewer.js';

const secret = Buffer.from('a secret of these tests');
const sign = createSigner(secret, 'users', systemClock);
const context: RequestContext = { viewer: { id: '1', sessionId: '2' }, requestId: 'r', clientIp: '::1' };

const typeDefs = parse(`
  type Query { page(first: Int! = 10): Int me: ID whole: Int! refused: Int broken: Int }
  type Thing @key(fields: "id") { id: ID! secret: String }
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])
`);
const resolvers = {
  Query: {
    page: (_: unknown, { first }: { first: number }) => first,
    me: (_: unknown, __: unknown, context: unknown) => (context as RequestContext).viewer?.id,
    whole: () => 1,
    refused: () => {
      throw new RookeryError('RATE_LIMITED', { retryAfter: 7 });
    },
    broken: () => {
      throw new Error('connect ECONNREFUSED 10.0.0.1:27017');
    },
  },
};

describe('the server of a subgraph', () => {
  let server: SubgraphEndpoint;
  const works = { documents: () => Promise.resolve(true), cache: () => Promise.resolve(true) };
  const metrics = createMetrics(null);

  beforeAll(async () => {
    server = await openSubgraphEndpoint({
      subgraph: 'users',
      schema: buildSubgraphSchema({ typeDefs, resolvers }),
      createContext: (request) => request,
      secret,
      listen: { host: '127.0.0.1', port: 0 },
      dependencies: {
        documents: { check: () => works.documents(), isNeeded: true },
        cache: { check: () => works.cache(), isNeeded: false },
      },
      metrics,
      clock: systemClock,
      log: silentLog,
    });
  });
  afterAll(() => server[Symbol.asyncDispose]());

  function post(body: string, signature: string | null = sign(Buffer.from(body))): Promise<Response> {
    const headers = signature === null ? {} : { [SIGNATURE_HEADER]: signature };
    return fetch(server.url ?? '', { method: 'POST', body, headers });
  }
  async function send(body: string, signature?: string | null) {
    const response = await post(body, signature);
    return { status: response.status, text: await response.text() };
  }
  const subgraphRequest = (query: string, extensions: object = context): object => ({ query, extensions });
  const ask = (query: string) => send(JSON.stringify(subgraphRequest(query)));

  it('answers signed requests with the viewer of their context', async () => {
    expect(await ask('{ me whole }')).toEqual({ status: 200, text: '{"data":{"me":"1","whole":1}}' });
  });

  it.each([
    '{ me }',
    '{ _service { sdl } }',
    '{ _entities(representations: [{ __typename: "Thing", id: "1" }]) { __typename } }',
  ])('refuses an unsigned request: %s', async (query) => {
    const { status, text } = await send(JSON.stringify({ query }), null);
    expect(status).toBe(401);
    expect(text).not.toContain('data');
  });

  it('refuses a signature of another body', async () => {
    const { status } = await send('{"query":"{ me }"}', sign(Buffer.from('{"query":"{ whole }"}')));
    expect(status).toBe(401);
  });

  it('keeps documented error codes and masks other errors', async () => {
    const { status, text } = await ask('{ refused broken whole }');
    expect(status).toBe(200);
    const { data, errors } = JSON.parse(text) as { data: unknown; errors: { extensions: unknown }[] };
    expect(data).toEqual({ refused: null, broken: null, whole: 1 });
    expect(errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'RATE_LIMITED', retryAfter: 7 },
      { code: 'INTERNAL_SERVER_ERROR' },
    ]);
    expect(text).not.toContain('ECONNREFUSED');
  });

  it('gives the same response in process as over HTTP', async () => {
    for (const query of ['{ me whole }', '{ refused broken whole }', '{ nothing }', '{ me']) {
      const answer = await server.ask({ query }, context);
      expect(JSON.stringify(answer)).toBe((await ask(query)).text);
    }
  });

  it.each([
    ['a variable of the wrong type', { first: 'many' }, undefined],
    ['null for an argument with a default', { first: null }, ['page']],
  ])('returns BAD_USER_INPUT for %s', async (_, variables, path) => {
    const query = 'query ($first: Int = 5) { page(first: $first) }';
    const { data, errors } = await server.ask({ query, variables }, context);
    expect(data ?? null).toEqual(path ? { page: null } : null);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.path).toEqual(path);
  });

  it('refuses a request with more than 2,000 entities', async () => {
    const query =
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }';
    const things = (count: number) => Array.from({ length: count }, () => ({ __typename: 'Thing', id: '1' }));
    const send = (count: number) =>
      server.ask({ query, variables: { representations: things(count) } }, context);
    expect((await send(2_000)).errors).toBeUndefined();
    expect(await send(2_001)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('counts the outcomes of requests in its metrics', async () => {
    metrics.answers.reset();
    await ask('{ whole }');
    await ask('{ broken }');
    const response = await fetch(server.url!.replace('/graphql', '/metrics'));
    const text = await response.text();
    expect(text).toContain('rookery_subgraph_answer_seconds_count{subgraph="users",outcome="ok"} 1');
    expect(text).toContain('rookery_subgraph_answer_seconds_count{subgraph="users",outcome="failed"} 1');
  });

  it('is ready while its required dependencies work, and reports the others', async () => {
    const ready = async () => {
      const response = await fetch(server.url!.replace('/graphql', '/ready'));
      return { code: response.status, ...((await response.json()) as object) };
    };
    const dependencies = { documents: true, cache: true };
    expect(await ready()).toEqual({ code: 200, status: 'ready', dependencies });
    works.cache = () => Promise.resolve(false);
    const degraded = { code: 200, status: 'degraded', dependencies: { documents: true, cache: false } };
    expect(await ready()).toEqual(degraded);
    // A check that does not answer counts as failed.
    works.cache = () => new Promise(() => undefined);
    expect(await ready()).toEqual(degraded);
    works.cache = () => Promise.resolve(true);
    works.documents = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.1:27017'));
    const unavailable = { code: 503, status: 'unavailable', dependencies: { documents: false, cache: true } };
    expect(await ready()).toEqual(unavailable);
  });
});
