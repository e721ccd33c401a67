import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect } from 'vitest';
import { cast, story } from '#testkit/client/index.js';

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

const JSON_TYPE = { 'content-type': 'application/json' };

const it = story({ cast: ['ada'], network: { origins: ['https://app.example'] } })
  /** Node's own HTTP client: `fetch` would correct malformed requests. */
  .extend(
    'send',
    ({ network }) =>
      (
        method: string,
        path: string,
        headers: Record<string, string | string[]> = {},
        body: string | Buffer = '',
      ): Promise<Answer> => {
        return new Promise((resolve, reject) => {
          const length = 'transfer-encoding' in headers ? {} : { 'content-length': Buffer.byteLength(body) };
          const sent = request(
            { port: new URL(network.url).port, path, method, headers: { ...length, ...headers } },
            (response) => {
              const chunks: Buffer[] = [];
              response.on('data', (chunk: Buffer) => chunks.push(chunk));
              response.on('end', () =>
                resolve({
                  status: response.statusCode ?? 0,
                  headers: response.headers,
                  text: Buffer.concat(chunks).toString(),
                }),
              );
            },
          );
          sent.on('error', reject);
          sent.end(body);
        });
      },
  )
  .extend(
    'post',
    ({ send }) =>
      (body: unknown, headers: Record<string, string | string[]> = {}): Promise<Answer> =>
        send(
          'POST',
          '/graphql',
          { ...JSON_TYPE, ...headers },
          Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body),
        ),
  );

describe('GraphQL over HTTP', () => {
  let tweet: string;

  it.beforeAll(async ({ ada }) => {
    tweet = await ada.post('Hello');
  });

  const codeOf = ({ text }: Answer): string =>
    (JSON.parse(text) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code;

  it('answers POST and GET alike', async ({ send, post }) => {
    const query = `{ tweet(id: "${tweet}") { text } }`;
    const answers = [await post({ query }), await send('GET', `/graphql?query=${encodeURIComponent(query)}`)];
    for (const { status, text, headers } of answers) {
      expect([status, JSON.parse(text)]).toEqual([200, { data: { tweet: { text: 'Hello' } } }]);
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
    }
  });

  it('responds with the media type of the specification when the client accepts it', async ({ post }) => {
    const accept = 'application/graphql-response+json, application/json;q=0.5';
    const good = await post({ query: '{ __typename }' }, { accept });
    expect(good.headers['content-type']).toBe('application/graphql-response+json; charset=utf-8');
    const bad = await post({ query: '{ nothing }' }, { accept });
    expect([bad.status, codeOf(bad)]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });

  it.for<[what: string, body: unknown]>([
    ['nothing', ''],
    ['null', 'null'],
    ['an empty list', '[]'],
    ['a list of operations', [{ query: '{ __typename }' }, { query: '{ __typename }' }]],
    ['text that is not JSON', '{"query": '],
    ['no query', {}],
    ['a query that is a number', { query: 1 }],
    ['variables that are a list', { query: '{ __typename }', variables: [] }],
    ['an operation name that is an object', { query: '{ __typename }', operationName: {} }],
    ['invalid UTF-8', Buffer.from([...Buffer.from('{"query":"{ __typename } #'), 0xff, 0xfe, 0x22, 0x7d])],
    ['two operations without a name', { query: 'query A { __typename } query B { __typename }' }],
    ['the name of no operation', { query: 'query A { __typename }', operationName: 'B' }],
    ['a subscription', { query: 'subscription { homeTimelineEvents { __typename } }' }],
  ])('refuses %s with 400', async ([_, body], { post }) => {
    const answer = await post(body);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_REQUEST']);
  });

  it.for<[what: string, method: string, headers: Record<string, string>, status: number]>([
    ['text', 'POST', { 'content-type': 'text/plain' }, 415],
    ['a form', 'POST', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['files', 'POST', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['no content type', 'POST', {}, 415],
    ['another charset', 'POST', { 'content-type': 'application/json; charset=utf-7' }, 415],
    ['a compressed body', 'POST', { ...JSON_TYPE, 'content-encoding': 'gzip' }, 415],
    ['a client that wants XML', 'POST', { ...JSON_TYPE, accept: 'application/xml' }, 406],
    ['PUT', 'PUT', JSON_TYPE, 405],
    ['DELETE', 'DELETE', JSON_TYPE, 405],
    ['a page of a foreign origin', 'POST', { ...JSON_TYPE, origin: 'https://evil.example' }, 403],
    ['a page of a foreign site by GET', 'GET', { 'sec-fetch-site': 'cross-site' }, 403],
  ])('refuses %s', async ([_, method, headers, status], { send }) => {
    const body = method === 'GET' ? '' : gzipSync(JSON.stringify({ query: '{ __typename }' }));
    const answer = await send(
      method,
      method === 'GET' ? '/graphql?query={__typename}' : '/graphql',
      headers,
      body,
    );
    expect(answer.status).toBe(status);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.for([
    ['query', '?query={__typename%23%ff}'],
    ['query cut off in a character', '?query={__typename%23%e2%82}'],
    ['query with a surrogate', '?query={__typename%23%ed%a0%80}'],
    ['variables', '?query={__typename}&variables={"a":"%ff"}'],
    ['extensions', '?query={__typename}&extensions={"a":"%C0%AF"}'],
    ['operation name', '?query={__typename}&operationName=%fe'],
    ['name of a parameter', '?query={__typename}&%ff=1'],
  ] as const)('refuses a GET that is not UTF-8 in its %s with 400', async ([, parameters], { send }) => {
    const { status, text } = await send('GET', `/graphql${parameters.replaceAll('"', '%22')}`);
    expect({ status, text }).toMatchObject({ status: 400, text: expect.stringContaining('BAD_REQUEST') });
    expect(text).toContain('not valid UTF-8');
  });

  it('takes a GET with characters of every language, and with a % that encodes nothing', async ({ send }) => {
    const query = encodeURIComponent('{ __typename # für 日本語 😀 }\n}');
    expect(await send('GET', `/graphql?query=${query}&note=100%&more=%zz`)).toMatchObject({
      status: 200,
      text: '{"data":{"__typename":"Query"}}',
    });
  });

  it.for(['//', '/graphql/', '/graphql%00', '/%', '/__proto__', '*'])(
    'has nothing at %s',
    async (path, { send }) => {
      const answer = await send('GET', path);
      expect([answer.status, codeOf(answer)]).toEqual([404, 'NOT_FOUND']);
    },
  );

  it('refuses a body that is too long, with and without a content length', async ({ post }) => {
    const long = JSON.stringify({ query: '{ __typename }', variables: { long: 'x'.repeat(102_400) } });
    const told = await post(long);
    expect([told.status, codeOf(told), told.headers['connection']]).toEqual([
      413,
      'PAYLOAD_TOO_LARGE',
      'close',
    ]);
    const untold = await post(long, { 'transfer-encoding': 'chunked' });
    expect([untold.status, codeOf(untold)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  it('executes no mutation by GET', async ({ ada, send, post }) => {
    const mutation = encodeURIComponent(`mutation { deleteTweet(id: "${tweet}") }`);
    const headers = { authorization: `Bearer ${ada.token}` };
    const answer = await send('GET', `/graphql?query=${mutation}`, headers);
    expect([answer.status, codeOf(answer)]).toEqual([405, 'BAD_REQUEST']);
    expect(answer.headers['allow']).toBe('POST');
    const { text } = await post({ query: `{ tweet(id: "${tweet}") { text } }` });
    expect(JSON.parse(text)).toEqual({ data: { tweet: { text: 'Hello' } } });
  });

  it('allows pages of listed origins, in the preflight too', async ({ send, post }) => {
    const listed = { origin: 'https://app.example' };
    const preflight = await send('OPTIONS', '/graphql', listed);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': 'https://app.example',
      'access-control-allow-methods': 'GET, POST',
    });
    const answer = await post({ query: '{ __typename }' }, listed);
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([
      200,
      'https://app.example',
    ]);
    const foreign = await send('OPTIONS', '/graphql', { origin: 'https://evil.example' });
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.for([
    ['a token that is none', 'Bearer nonsense'],
    ['another scheme', 'Basic YWRhOmFkYQ=='],
  ] as const)('answers %s with 401', async ([_, authorization], { post }) => {
    const answer = await post({ query: '{ viewer { id } }' }, { authorization });
    expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it.for(['application/json', 'text/event-stream'])(
    'answers somebody who says twice who they are with 401 (%s)',
    async (accept, { ada, post }) => {
      const good = `Bearer ${ada.token}`;
      for (const authorization of [
        [good, good],
        [good, 'Bearer nonsense'],
        ['Bearer nonsense', good],
      ]) {
        const answer = await post({ query: '{ viewer { id } }' }, { accept, authorization });
        expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
      }
    },
  );

  it('refuses a token whose session has ended', async ({ network }) => {
    const { ben } = await cast(network, 'ben');
    await ben.get('mutation { logout }');
    await network.settle();
    expect(await ben.refusal('{ viewer { id } }')).toBe('UNAUTHENTICATED');
  });

  it('executes a persisted query by its hash once it was sent', async ({ send, post }) => {
    const query = `{ tweet(id: "${tweet}") { kind } }`;
    const digest = await crypto.subtle.digest('SHA-256', Buffer.from(query));
    const sha256Hash = Buffer.from(digest).toString('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    expect(codeOf(await post({ extensions }))).toBe('PERSISTED_QUERY_NOT_FOUND');
    const wrong = await post({ query: '{ __typename }', extensions });
    expect([wrong.status, codeOf(wrong)]).toEqual([400, 'BAD_REQUEST']);
    await post({ query, extensions });
    const { text } = await send(
      'GET',
      `/graphql?extensions=${encodeURIComponent(JSON.stringify(extensions))}`,
    );
    expect(JSON.parse(text)).toEqual({ data: { tweet: { kind: 'ORIGINAL' } } });
  });

  it('puts the request id of the client into every error', async ({ post }) => {
    const answer = await post({ query: '{' }, { 'x-request-id': 'my-request-1' });
    expect(answer.headers['x-request-id']).toBe('my-request-1');
    expect(answer.text).toContain('"requestId":"my-request-1"');
  });

  it('serves health, readiness, metrics and public keys', async ({ send }) => {
    expect((await send('GET', '/health')).text).toBe('{"status":"ok"}');
    expect(JSON.parse((await send('GET', '/ready')).text)).toMatchObject({
      status: 'ready',
      dependencies: { documents: true, bus: true, cache: true, supergraph: true, users: true },
    });
    expect((await send('GET', '/metrics')).text).toContain('rookery_gateway_fetch_seconds_count');
    const { keys } = JSON.parse((await send('GET', '/.well-known/jwks.json')).text) as { keys: object[] };
    expect(keys).toEqual([expect.not.objectContaining({ d: expect.anything() as unknown })]);
  });
});
