import { describe, expect } from 'vitest';
import { Client, PASSWORD, story } from '#testkit/client/index.js';

const it = story({ cast: ['ada'] });

const SIGN_IN = { login: 'ada', password: PASSWORD };

interface Told {
  readonly data?: { readonly session?: Record<string, unknown> | null } | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

/** Posts as a page of the gateway does; `headers` replace what it sends. */
async function post(url: string, action: string, variables: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/session/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...headers },
    body: JSON.stringify({ variables }),
  });
  const told = (await response.json()) as Told;
  const [cookie = ''] = response.headers.getSetCookie();
  return { status: response.status, told, cookie, code: told.errors?.[0]?.extensions.code };
}

const pair = (cookie: string): string => cookie.split(';', 1)[0]!;

describe('the session of a page of the gateway', () => {
  it('keeps the refresh token in a cookie that no script reads and no other site sends', async ({
    network,
  }) => {
    const { status, told, cookie } = await post(network.url, 'sign-in', SIGN_IN);
    expect(status).toBe(200);
    expect(cookie).toMatch(/^session=[^;]+; Path=\/session; Max-Age=604800; HttpOnly; SameSite=Strict$/);
    expect(told.data?.session).toMatchObject({ user: { username: 'ada' } });
    expect(told.data?.session).not.toHaveProperty('refreshToken');
    expect(JSON.stringify(told)).not.toContain(pair(cookie).slice('session='.length));
  });

  it('is renewed by the cookie, which is replaced', async ({ network }) => {
    const { cookie } = await post(network.url, 'sign-in', SIGN_IN);
    const renewed = await post(network.url, 'renew', {}, { cookie: pair(cookie) });
    expect(renewed.told.data?.session).toMatchObject({ user: { username: 'ada' } });
    expect(pair(renewed.cookie)).not.toBe(pair(cookie));
  });

  it('is opened by a registration', async ({ network }) => {
    const input = {
      username: 'newcomer',
      displayName: 'New',
      email: 'new@rookery.example',
      password: PASSWORD,
    };
    const { told, cookie } = await post(network.url, 'register', { input });
    expect(told.data?.session).toMatchObject({ user: { username: 'newcomer' } });
    expect(cookie).toContain('HttpOnly');
  });

  it('ends for the cookie and for the token', async ({ network }) => {
    const { cookie, told } = await post(network.url, 'sign-in', SIGN_IN);
    const authorization = `Bearer ${String(told.data?.session?.['accessToken'])}`;
    const ended = await post(network.url, 'end', {}, { authorization, cookie: pair(cookie) });
    expect(ended.cookie).toMatch(/^session=; Path=\/session; Max-Age=0/);
    const after = await post(network.url, 'renew', {}, { cookie: pair(cookie) });
    expect(after).toMatchObject({ code: 'UNAUTHENTICATED', told: { data: { session: null } } });
    expect(after.cookie).toMatch(/^session=; .*Max-Age=0/);
    const { accessToken } = told.data?.session ?? {};
    expect(
      (await new Client(network.url, String(accessToken)).send('{ viewer { id } }')).errors,
    ).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('is nobody without a cookie, which is no error', async ({ network }) => {
    expect(await post(network.url, 'renew', {})).toMatchObject({
      status: 200,
      told: { data: { session: null } },
    });
  });

  it.for([
    ['another site', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a page without an origin', { origin: 'null' }],
  ] as const)('is refused to %s', async ([, headers], { network }) => {
    const { cookie } = await post(network.url, 'sign-in', SIGN_IN);
    for (const action of ['sign-in', 'renew', 'end'])
      expect(await post(network.url, action, SIGN_IN, { ...headers, cookie: pair(cookie) })).toMatchObject({
        status: 403,
        code: 'FORBIDDEN',
        cookie: '',
      });
  });

  it.for([
    ['a wrong password', 'sign-in', { login: 'ada', password: 'wrong password' }, 'UNAUTHENTICATED'],
    ['a variable of a wrong type', 'sign-in', { login: 1, password: [] }, 'BAD_USER_INPUT'],
    ['no variables', 'sign-in', {}, 'BAD_USER_INPUT'],
    [
      'a short password',
      'register',
      { input: { username: 'x', displayName: '', email: '', password: '' } },
      'BAD_USER_INPUT',
    ],
  ] as const)('is not opened by %s', async ([, action, variables, code], { network }) => {
    expect(await post(network.url, action, variables)).toMatchObject({ code, cookie: '' });
  });

  it.for(['session=', 'session=%ff', 'session=garbage', 'other=1', 'session=a=b;session'])(
    'is not renewed by the cookie %s',
    async (cookie, { network }) => {
      const { told, code } = await post(network.url, 'renew', {}, { cookie });
      expect(told.data?.session ?? null).toBeNull();
      expect([undefined, 'UNAUTHENTICATED', 'BAD_USER_INPUT']).toContain(code);
    },
  );
});
