import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BATCH_RESPONSE_TYPE, writeResponseLine } from '#platform/subgraph-protocol/index.js';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';

interface Refusal {
  message: string;
  path?: (string | number)[];
  extensions: Record<string, unknown>;
}

describe('the errors of a subgraph', () => {
  let small: SmallGateway;
  let answer = '';
  const subgraph = createServer((_, response) =>
    response.writeHead(200, { 'content-type': BATCH_RESPONSE_TYPE }).end(writeResponseLine(0, answer)),
  );

  beforeAll(async () => {
    await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
    const { port } = subgraph.address() as AddressInfo;
    small = await openSmallGateway({ subgraphs: { users: `http://127.0.0.1:${port}/graphql` } });
  });
  afterAll(async () => {
    await small[Symbol.asyncDispose]();
    subgraph.closeAllConnections();
    subgraph.close();
  });

  /** Asks for a user and a tweet; the subgraph of users answers with `given`. */
  async function ask(
    given: unknown,
    query = '{ user(username: "ada") { bio } tweet(id: "1") { text } }',
  ): Promise<{ text: string; data: unknown; errors: Refusal[] }> {
    answer = typeof given === 'string' ? given : JSON.stringify(given);
    const response = await fetch(small.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    expect(response.status).toBe(200);
    const text = await response.text();
    return { text, ...(JSON.parse(text) as { data: unknown; errors: Refusal[] }) };
  }

  const failing = (error: object): object => ({
    data: { user: null },
    errors: [{ path: ['user'], ...error }],
  });
  const SECRET = 'E11000 duplicate key at mongodb://10.0.0.1';

  it('are told up to the limit when there are 20,000', async () => {
    const errors = Array.from({ length: 20_000 }, (_, index) => ({
      message: SECRET,
      path: ['user', index],
      extensions: { code: 'NOT_FOUND' },
    }));
    const { data, errors: told, text } = await ask({ data: { user: null }, errors });
    expect(data).toEqual({ user: null, tweet: null });
    expect(told).toHaveLength(20);
    expect(text).not.toContain('E11000');
  });

  it.for(['NOT_FOUND', 'RATE_LIMITED', 'OVERLOADED', 'IDEMPOTENCY_KEY_REUSED', 'TIMEOUT', 'BAD_REQUEST'])(
    'have the message of the table with the code %s',
    async (code) => {
      const { errors, text } = await ask(failing({ message: SECRET, extensions: { code } }));
      expect(errors).toMatchObject([{ path: ['user'], extensions: { code } }]);
      expect(text).not.toContain('E11000');
    },
  );

  it.for(['BAD_USER_INPUT', 'FORBIDDEN', 'CONFLICT', 'UNAUTHENTICATED'])(
    'say the reason in their own words with the code %s',
    async (code) => {
      const { errors } = await ask(failing({ message: 'Too short.', extensions: { code, field: 'name' } }));
      expect(errors).toMatchObject([{ message: 'Too short.', extensions: { code, field: 'name' } }]);
    },
  );

  it('are SERVICE_UNAVAILABLE with a code that the table does not have', async () => {
    for (const code of ['DB_AWAY', 'constructor', '__proto__', 5, null, ['NOT_FOUND']]) {
      const { errors, text } = await ask(failing({ message: SECRET, extensions: { code } }));
      expect(errors).toMatchObject([{ path: ['user'], extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
      expect(text).not.toContain('E11000');
    }
  });

  it('are cut to a length that a person reads', async () => {
    const long = `${'x'.repeat(298)}😀${'y'.repeat(1_000_000)}`;
    const { errors } = await ask(
      failing({
        message: long,
        extensions: { code: 'BAD_USER_INPUT', field: long, retryAfter: 1e300, more: long },
      }),
    );
    const cut = `${'x'.repeat(298)}…`;
    expect(errors).toEqual([
      {
        message: cut,
        path: ['user'],
        locations: expect.any(Array),
        extensions: { code: 'BAD_USER_INPUT', field: cut, requestId: expect.any(String) },
      },
    ]);
  });

  it.for([
    ['100,000 steps', new Array<number>(100_000).fill(0)],
    ['a step of a megabyte', ['user', 'x'.repeat(1_000_000)]],
    ['steps of other kinds', ['user', { toString: 1 }, null, 0.5]],
  ] as const)('are about the whole fetch when their path has %s', async ([, path]) => {
    const { data, errors, text } = await ask(
      failing({ message: 'No.', path, extensions: { code: 'NOT_FOUND' } }),
    );
    expect(data).toEqual({ user: null, tweet: null });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(text.length).toBeLessThan(1_000);
  });

  it('are INVALID_SUBGRAPH_RESPONSE for data that is nested too deeply to be sent on', async () => {
    const { data, errors, text } = await ask(
      `{"data":{"user":{"bio":"","createdAt":${'['.repeat(200_000) + ']'.repeat(200_000)}}}}`,
      '{ user(username: "ada") { bio createdAt } tweet(id: "1") { text } }',
    );
    expect(data).toEqual({ user: null, tweet: null });
    expect(errors).toMatchObject([
      { path: ['user', 'createdAt'], extensions: { code: 'INVALID_SUBGRAPH_RESPONSE' } },
    ]);
    expect(text).not.toMatch(/stack|INTERNAL/);
  });

  it('are not read deeper than they go', async () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const { data, errors, text } = await ask(
      `{"data":{"user":null},"errors":[{"message":"No.","path":${deep},"extensions":{"code":"NOT_FOUND","deep":${deep}}}]}`,
    );
    expect(data).toEqual({ user: null, tweet: null });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(text).not.toMatch(/stack|INTERNAL/);
  });
});
