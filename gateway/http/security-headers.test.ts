import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';

const HTML = { accept: 'text/html,*/*;q=0.8' };
const JSON_TYPE = { 'content-type': 'application/json' };
const QUERY = { method: 'POST', headers: JSON_TYPE, body: '{"query":"{ __typename }"}' };

describe('the responses for browsers', () => {
  let small: SmallGateway;
  beforeAll(async () => {
    small = await openSmallGateway();
  });
  afterAll(() => small[Symbol.asyncDispose]());

  async function get(path: string, init: RequestInit = {}): Promise<{ headers: Headers; text: string }> {
    const response = await fetch(small.gateway.url + path, init);
    return { headers: response.headers, text: await response.text() };
  }

  it.each<[what: string, path: string, init: RequestInit]>([
    ['an answer', '/graphql', QUERY],
    ['an answer to GET', '/graphql?query={__typename}', {}],
    ['a refused operation', '/graphql', { ...QUERY, body: '{"query":"{ nothing }"}' }],
    ['a request that is none', '/graphql', { ...QUERY, body: '' }],
    ['an event stream', '/graphql', { ...QUERY, headers: { ...JSON_TYPE, accept: 'text/event-stream' } }],
    ['the landing page', '/graphql', { headers: HTML }],
    ['a preflight', '/graphql', { method: 'OPTIONS' }],
    ['nothing', '/nothing', {}],
    ['metrics', '/metrics', {}],
  ])('forbid sniffing, framing and caching: %s', async (_, path, init) => {
    const { headers } = await get(path, init);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': expect.stringContaining('no-store') as string,
    });
    expect(headers.has('x-powered-by')).toBe(false);
  });

  const policyOf = (headers: Headers): Map<string, string> =>
    new Map(
      (headers.get('content-security-policy') ?? '').split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources.join(' ')];
      }),
    );

  it.each(['/graphql', '/graphiql'])(
    'limit what the page at %s may load to what its policy names',
    async (path) => {
      const { headers } = await get(path, { headers: HTML });
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      const policy = policyOf(headers);
      for (const name of ['default-src', 'base-uri', 'frame-ancestors'])
        expect(policy.get(name)).toBe("'none'");
      expect(policy.get('script-src')).not.toMatch(/unsafe|\*|data:|https:(?!\/\/)/);
      const { host } = new URL(small.gateway.url);
      expect(policy.get('connect-src')).toBe(`'self' ws://${host} wss://${host}`);
    },
  );

  it('give every script of the landing page the nonce of this one response', async () => {
    const pages = [await get('/graphql', { headers: HTML }), await get('/graphql', { headers: HTML })];
    const nonces = pages.map(({ headers, text }) => {
      const [, nonce = ''] = /'nonce-([^']+)'/.exec(policyOf(headers).get('script-src') ?? '') ?? [];
      const tags = text.match(/<(script|style)\b[^>]*>/g) ?? [];
      expect(tags.length).toBeGreaterThan(2);
      for (const tag of tags) expect(tag).toContain(`nonce="${nonce}"`);
      return nonce;
    });
    expect(nonces[0]).toHaveLength(24);
    expect(nonces[0]).not.toBe(nonces[1]);
  });
});
