import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Network } from '#network/index.js';
import { RULES } from '#platform/rate-limit/index.js';
import { Client, openNetwork } from './client/index.js';

describe('somebody who asks too often', () => {
  let network: Network;
  beforeAll(async () => {
    network = await openNetwork({ rateLimits: true });
  });
  afterAll(() => network[Symbol.asyncDispose]());

  it('is told when to come back, after exactly as many operations as are allowed, whichever way they come', async () => {
    const stranger = new Client(network.url);
    const { points, duration } = RULES.anonymousOperations;
    for (let count = 0; count < points; count++) await stranger.get('{ __typename }');

    const refused = await fetch(`${network.url}/graphql?query={__typename}`);
    expect(refused.status).toBe(429);
    const retryAfter = Number(refused.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(duration);
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
});
