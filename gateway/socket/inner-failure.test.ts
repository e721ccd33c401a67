import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { closeServer, listen } from '#platform/http-server.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { silentLog } from '#platform/log.js';
import { originsFrom } from '../http/index.js';
import { DEFAULT_LIMITS } from '../limits.js';
import { createMetrics } from '../metrics.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';
import { Connections } from './connections.js';
import { ANONYMOUS } from '../authentication.js';
import { acceptSockets } from './socket-server.js';

describe('the close code of a failure inside the gateway', () => {
  it('is 4500, without details', async () => {
    const stack = new DisposalStack();
    const server = createServer();
    await listen(server, '127.0.0.1', 0);
    stack.defer(() => closeServer(server));
    const connections = new Connections(DEFAULT_LIMITS, { now: () => Date.now() });
    stack.defer(() => connections.drain(0));
    acceptSockets(server, {
      path: '/graphql',
      connections,
      origins: originsFrom([]),
      metrics: createMetrics(),
      clientIpOf: () => null,
      accepting: () => true,
      readHeaders: () => undefined,
      limits: DEFAULT_LIMITS,
      clock: { now: () => Date.now() },
      log: silentLog,
      authentication: ANONYMOUS,
      live: { startPositions: new Map(), subscribe: () => Promise.reject(new Error('never asked')) },
      pipeline: { run: () => Promise.reject(new Error('connect ECONNREFUSED mongodb://secret')) },
    });
    const { port } = server.address() as AddressInfo;
    const client = await SocketClient.connect(`http://127.0.0.1:${port}/graphql`);
    client.send({ id: 'a', type: 'subscribe', payload: { query: '{ __typename }' } });
    expect(await client.closed).toEqual({ code: 4500, reason: 'Internal server error' });
    await stack[Symbol.asyncDispose]();
  });
});
