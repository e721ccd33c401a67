import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { systemClock } from '#platform/clock.js';
import { silentLog } from '#platform/log.js';
import {
  BATCH_RESPONSE_TYPE,
  readRequests,
  writeResponseLine,
  type SubgraphRequest,
} from '#platform/subgraph-protocol/index.js';
import { HttpTransport } from './http-transport.js';
import { SubgraphDataSource } from './subgraph-data-source.js';

it('retries the queries of a batch whose connection broke, and not its mutation', async () => {
  const received: string[][] = [];
  const subgraph = createServer((request, response) => {
    void buffer(request).then((body) => {
      const queries = (readRequests(body) as SubgraphRequest[]).map(
        (subgraphRequest) => subgraphRequest.request.query,
      );
      received.push(queries);
      // The connection breaks after the first batch arrived: its outcome is unknown.
      if (received.length === 1) return request.socket.destroy();
      response.writeHead(200, { 'content-type': BATCH_RESPONSE_TYPE });
      return response.end(queries.map((_, place) => writeResponseLine(place, '{"data":{"a":1}}')).join(''));
    });
  });
  subgraph.listen(0, '127.0.0.1');
  await once(subgraph, 'listening');
  const url = `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/graphql`;
  const source = new SubgraphDataSource({
    subgraph: 'tweets',
    transport: new HttpTransport('tweets', url, Buffer.from('a secret'), systemClock),
    fetchMs: 60_000,
    log: silentLog,
    observe: () => undefined,
  });
  const { signal } = new AbortController();
  const ask = (query: string) => {
    const fetchContext = { viewer: null, requestId: query, clientIp: null, signal };
    // The data source reads these fields of a request only.
    return source.process({ request: { query }, context: { fetchContext } } as unknown as Parameters<
      SubgraphDataSource['process']
    >[0]);
  };
  const [first, mutation, second] = await Promise.all(['{ a }', 'mutation { b }', '{ c }'].map(ask));
  expect(received).toEqual([
    ['{ a }', 'mutation { b }', '{ c }'],
    ['{ a }', '{ c }'],
  ]);
  for (const answer of [first, second]) expect(answer).toEqual({ data: { a: 1 } });
  expect(mutation).toMatchObject({
    data: null,
    errors: [{ path: ['b'], extensions: { code: 'SERVICE_UNAVAILABLE' } }],
  });
  await source[Symbol.asyncDispose]();
  subgraph.close();
});
