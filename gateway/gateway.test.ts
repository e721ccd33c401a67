import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';

const ADA = '1900000000000000100';

describe('the gateway', () => {
  let small: SmallGateway;
  beforeAll(async () => {
    small = await openSmallGateway();
    small.world.addUser(ADA, 'ada');
    small.world.addTweet('1', ADA, 'Hello');
  });
  afterAll(() => small[Symbol.asyncDispose]());

  async function post(body: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(small.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
  }

  it('answers a query across subgraphs', async () => {
    const { status, body } = await post({
      query: '{ tweet(id: "1") { text author { username displayName } } }',
    });
    expect(body).toEqual({
      data: { tweet: { text: 'Hello', author: { username: 'ada', displayName: 'ADA' } } },
    });
    expect(status).toBe(200);
  });

  it('executes a mutation for the viewer of the token', async () => {
    const authorization = `Bearer ${await small.tokenFor(ADA)}`;
    const query =
      'mutation { postTweet(input: { text: "New", idempotencyKey: "k1" }) { text author { username } } }';
    const { body } = await post({ query }, { authorization });
    expect(body).toEqual({ data: { postTweet: { text: 'New', author: { username: 'ada' } } } });
  });

  it('counts executed operations by executor', async () => {
    const counted = async (): Promise<string[]> => {
      const text = await (await fetch(`${small.gateway.url}/metrics`)).text();
      return [...text.matchAll(/^rookery_gateway_executions_total\{(.*)/gm)].map(([, count = '']) => count);
    };
    const [lean = ''] = await counted();
    await post({ query: '{ tweet(id: "1") { text } }' });
    await post({ query: '{ nothing }' });
    expect(await counted()).toEqual([
      `executor="lean"} ${Number(lean.split(' ')[1]) + 1}`,
      'executor="stock"} 0',
    ]);
  });

  it('counts errors by their codes', async () => {
    const counted = async (): Promise<number> => {
      const text = await (await fetch(`${small.gateway.url}/metrics`)).text();
      const [, count = '0'] =
        /^rookery_gateway_errors_total\{code="GRAPHQL_VALIDATION_FAILED"\} (\d+)$/m.exec(text) ?? [];
      return Number(count);
    };
    const before = await counted();
    await post({ query: '{ nothing neither }' });
    expect(await counted()).toBe(before + 2);
  });

  it('measures operations by outcome, and by the field of the root', async () => {
    const count = async (series: string): Promise<number> => {
      const text = await (await fetch(`${small.gateway.url}/metrics`)).text();
      const line = text.split('\n').find((each) => each.startsWith(`rookery_gateway_${series} `));
      return Number(line?.split(' ').at(-1) ?? 0);
    };
    const series = [
      'operation_seconds_count{via="post",outcome="ok"}',
      'operation_seconds_count{via="post",outcome="refused"}',
      'root_field_seconds_count{field="tweet"}',
      'root_field_seconds_count{field="several"}',
    ];
    const counts = (): Promise<number[]> => Promise.all(series.map(count));
    const before = await counts();
    await post({ query: '{ tweet(id: "1") { text } }' });
    await post({ query: '{ a: tweet(id: "1") { text } b: tweet(id: "1") { text } }' });
    await post({ query: '{ nothing }' });
    expect(await counts()).toEqual([before[0]! + 2, before[1]! + 1, before[2]! + 1, before[3]! + 1]);
  });

  it('returns the reason alone for a refused mutation', async () => {
    const query = 'mutation { postTweet(input: { text: "New", idempotencyKey: "k2" }) { text } }';
    const { status, headers, body } = await post({ query });
    expect(status).toBe(200);
    expect(body).toEqual({
      errors: [
        {
          message: 'Sign in first.',
          path: ['postTweet'],
          locations: [{ line: 1, column: 12 }],
          extensions: { code: 'UNAUTHENTICATED', requestId: headers.get('x-request-id') },
        },
      ],
      data: { postTweet: null },
    });
  });
});
