import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { createLog } from '#platform/log.js';
import { cast, openNetwork, PASSWORD, type TestUser } from '#testkit/client/index.js';

const WRONG = 'not the password of anybody';
/** pino's level numbers. */
const ERROR = 50;
const SESSION = 'accessToken refreshToken user { id }';

describe('the log', () => {
  let network: Network;
  let ada: TestUser;
  const lines: string[] = [];
  const secrets = new Set([PASSWORD, WRONG]);

  beforeAll(async () => {
    const log = createLog('rookery', 'trace', { write: (line) => void lines.push(line) });
    network = await openNetwork({ log });
    ({ ada } = await cast(network, 'ada'));
    secrets.add(ada.token ?? '').add(ada.refreshToken);
  });
  // The log destination is gone: nothing more is written.
  afterAll(() => network[Symbol.asyncDispose]().catch(() => undefined));

  /** Sends one operation, remembers the secrets in the response, and returns the request id and the error code. */
  async function send(
    query: string,
    variables: object = {},
    token = '',
  ): Promise<{ requestId: string; code: string | undefined; session: { refreshToken: string } | undefined }> {
    const requestId = randomUUID();
    const response = await fetch(`${network.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-request-id': requestId,
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as {
      data?: { session?: { accessToken: string; refreshToken: string } | null };
      errors?: { extensions: { code: string } }[];
    };
    const session = data?.session ?? undefined;
    if (session) secrets.add(session.accessToken).add(session.refreshToken);
    return { requestId, code: errors?.[0]?.extensions.code, session };
  }

  const login = (password: string): string =>
    `mutation { session: login(input: { login: "ada", password: "${password}" }) { ${SESSION} } }`;
  const LOGIN = `mutation ($input: LoginInput!) { session: login(input: $input) { ${SESSION} } }`;
  const REFRESH = `mutation ($token: String!) { session: refreshSession(refreshToken: $token) { ${SESSION} } }`;

  async function signInAndOut(): Promise<Awaited<ReturnType<typeof send>>[]> {
    const sent = [
      await send(login(PASSWORD)),
      await send(LOGIN, { input: { login: 'ada', password: PASSWORD } }),
      await send(login(WRONG)),
      await send(LOGIN, { input: { login: 'ada', password: WRONG } }),
    ];
    const { session } = sent[0] as (typeof sent)[0];
    const refreshToken = session?.refreshToken ?? ada.refreshToken;
    sent.push(await send(REFRESH, { token: refreshToken }));
    sent.push(await send(REFRESH, { token: `${refreshToken}x` }));
    sent.push(await send('{ viewer { email } }', {}, ada.token));
    return [...sent, await send('{ viewer { email } }', {}, `${ada.token}x`)];
  }

  const expectNoSecrets = (): void => {
    const text = lines.join('');
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).not.toContain('ada@rookery.example');
  };

  it('contains no secret of users who sign in, refresh, or fail to', async () => {
    const codes = (await signInAndOut()).map(({ code }) => code);
    const refused = 'UNAUTHENTICATED';
    expect(codes).toEqual([undefined, undefined, refused, refused, undefined, refused, undefined, refused]);
    expectNoSecrets();
  });

  it('contains no secret when everything fails, and identifies each request', async () => {
    await network.settle();
    lines.length = 0;
    await network.infrastructure.mongo[Symbol.asyncDispose]();
    const sent = await signInAndOut();
    const failed = sent.filter(({ code }) => code === 'INTERNAL_SERVER_ERROR');
    expect(failed.length).toBeGreaterThan(0);
    const told = lines.map((line) => JSON.parse(line) as { level: number; requestId?: string; msg: string });
    const errors = told.filter(({ level }) => level >= ERROR);
    expect(new Set(errors.map(({ requestId }) => requestId))).toEqual(
      new Set(failed.map(({ requestId }) => requestId)),
    );
    expectNoSecrets();
  });
});
