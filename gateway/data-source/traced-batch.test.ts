import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { exportTraces } from '#platform/tracing/export.js';
import { openSmallGateway } from '#testkit/gateway/small-gateway.js';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
}
interface Export {
  resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
}

const TRACES = ['0af7651916cd43dd8448eb211c80319c', '1bf7651916cd43dd8448eb211c80319d'];

it('records each request of a batch in the trace of its operation', async () => {
  const spans: Span[] = [];
  const collector = createServer((request, response) => {
    void json(request).then((body) => {
      const { resourceSpans } = body as Export;
      spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
      response.end('{}');
    });
  });
  collector.listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const traces = exportTraces('test', `http://127.0.0.1:${(collector.address() as AddressInfo).port}`);
  const small = await openSmallGateway({ transport: 'http' });
  const responses = TRACES.map((trace, index) =>
    fetch(small.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent: `00-${trace}-b7ad6b7169203331-01` },
      body: JSON.stringify({ query: `{ tweet(id: "${index}") { text } }` }),
    }),
  );
  await Promise.all(responses);
  await small[Symbol.asyncDispose]();
  await traces[Symbol.asyncDispose]();
  collector.close();

  for (const trace of TRACES) {
    const own = spans.filter(({ traceId }) => traceId === trace);
    const named = (name: string): Span | undefined => own.find((span) => span.name === name);
    expect(own.map(({ name }) => name).toSorted()).toEqual(['ask tweets', 'operation', 'tweets answers']);
    expect(named('tweets answers')?.parentSpanId).toBe(named('ask tweets')?.spanId);
    expect(named('ask tweets')?.parentSpanId).toBe(named('operation')?.spanId);
  }
});
