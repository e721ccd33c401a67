import { describe, expect } from 'vitest';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { OPERATION_RULES } from '#gateway/index.js';
import { RULES } from '#social/rate-limit-rules.js';
import { Client, type TestUser, story } from '#testkit/client/index.js';

const it = story({ cast: ['ada'], network: { rateLimits: true } });

describe('a client that sends too many operations', () => {
  it('gets RATE_LIMITED with retryAfter after exactly the allowed number of operations, over HTTP and WebSocket together', async ({
    network,
  }) => {
    const stranger = new Client(network.url);
    const { points, duration } = OPERATION_RULES.perAddress;
    // One of the anonymous operations was ada's registration.
    for (let count = 1; count < points; count++) await stranger.get('{ __typename }');

    const refused = await fetch(`${network.url}/graphql?query={__typename}`);
    expect(refused.status).toBe(429);
    const retryAfter = Number(refused.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(duration);
    const told = ['limit', 'remaining', 'reset'].map((name) => refused.headers.get(`ratelimit-${name}`));
    expect(told).toEqual([points, 0, retryAfter].map(String));
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter } }],
    });

    const url = `${network.url.replace('http', 'ws')}/graphql`;
    const socket = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
    const errors = await new Promise((resolve, reject) =>
      socket.subscribe(
        { query: '{ __typename }' },
        { next: () => reject(new Error('It was answered.')), error: resolve, complete: () => undefined },
      ),
    );
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    await socket.dispose();
  });

  describe('below the limit', () => {
    const send = async (
      { url, token }: TestUser,
      query: string,
      accept = 'application/json',
    ): Promise<Record<string, number>> => {
      const headers = { 'content-type': 'application/json', accept, authorization: `Bearer ${token}` };
      const body = JSON.stringify({ query });
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
      const read = (name: string): number => Number(response.headers.get(`ratelimit-${name}`));
      return { limit: read('limit'), remaining: read('remaining'), reset: read('reset') };
    };

    it('sees in every response what is left of the limit that is closest to its end', async ({ ada }) => {
      const { tweets } = RULES;
      const { perViewer: operations } = OPERATION_RULES;
      const first = await send(ada, '{ __typename }');
      expect(first).toMatchObject({ limit: operations.points, remaining: expect.any(Number) as number });
      expect((await send(ada, '{ __typename }')).remaining).toBe((first['remaining'] ?? 0) - 1);
      const streamed = await send(ada, '{ __typename }', 'text/event-stream');
      expect(streamed.remaining).toBe((first['remaining'] ?? 0) - 2);
      expect(first['reset']).toBeLessThanOrEqual(operations.duration);

      const post = 'mutation { postTweet(input: { text: "Hello" }) { id } }';
      const posted = await send(ada, post);
      expect(posted).toMatchObject({ limit: tweets.points, remaining: tweets.points - 1 });
      expect(posted['reset']).toBeGreaterThan(operations.duration);
    });
  });
});
