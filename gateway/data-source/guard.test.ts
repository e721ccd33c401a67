import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openSmallGateway } from '#testkit/gateway/small-gateway.js';

describe('a subgraph that is down', () => {
  it('receives no more requests after a while, and other subgraphs still do', async () => {
    let requestCount = 0;
    const subgraph = createServer((_, response) => {
      requestCount++;
      response.writeHead(500).end();
    });
    await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
    const { port } = subgraph.address() as AddressInfo;
    const small = await openSmallGateway({ subgraphs: { trends: `http://127.0.0.1:${port}/graphql` } });
    small.world.addUser('1', 'ada');
    const ask = async (): Promise<unknown> => {
      const response = await fetch(small.endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ hashtag(name: "a") { name } user(username: "ada") { username } }' }),
      });
      return response.json();
    };
    for (let count = 0; count < 100; count++) {
      expect(await ask()).toMatchObject({
        data: { hashtag: null, user: { username: 'ada' } },
        errors: [{ path: ['hashtag'], extensions: { code: 'SERVICE_UNAVAILABLE' } }],
      });
    }
    expect(requestCount).toBeLessThan(100);
    const ready = await (await fetch(`${small.gateway.url}/ready`)).json();
    expect(ready).toMatchObject({ status: 'degraded', dependencies: { trends: false, users: true } });
    subgraph.close();
    await small[Symbol.asyncDispose]();
  });
});
