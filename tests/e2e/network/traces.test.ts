import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { listen } from '#platform/http-server.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { Child } from '#testkit/client/child.js';
import { TestUser } from '#testkit/client/index.js';
import { counted } from '#testkit/client/metrics.js';
import { TimelineEvents } from '#testkit/operations/timelines.js';
import { NATS, serverOf, whyMissing } from '#testkit/services/index.js';
import { rookeryProgram } from '#testkit/compiled/program.js';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { stringValue?: string } }[];
}
interface Export {
  resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
}

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CLIENTS_SPAN = 'b7ad6b7169203331';

/** A minimal OTLP collector: it receives spans over HTTP. */
async function openCollector(stack: DisposalStack): Promise<{ url: string; spans: Span[] }> {
  const spans: Span[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString()) as Export;
      for (const { scopeSpans } of resourceSpans) for (const each of scopeSpans) spans.push(...each.spans);
      response.end('{}');
    });
  });
  await listen(server, '127.0.0.1', 0);
  stack.defer(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans };
}

const why = whyMissing(NATS);

describe.each([
  { way: 'in one process', isOnNats: false },
  { way: ['over NATS', why].filter(Boolean).join('; '), isOnNats: true },
])('the trace of a tweet $way', ({ isOnNats }) => {
  const stack = new DisposalStack();
  const it = test.skipIf(isOnNats && why !== null);
  let spans: Span[];

  beforeAll(async () => {
    if (isOnNats && why !== null) return;
    const bus: Record<string, string> = isOnNats ? { NATS_URL: stack.use(await serverOf(NATS)).url } : {};
    const directory = await mkdtemp(join(tmpdir(), 'rookery-traces-'));
    stack.defer(() => rm(directory, { recursive: true }));
    const collector = await openCollector(stack);
    const network = stack.use(
      new Child(process.execPath, rookeryProgram('start'), {
        PORT: '0',
        ROOKERY_DATA: directory,
        ROOKERY_SEED: 'none',
        ROOKERY_NAMESPACE: `t${crypto.randomUUID().slice(0, 8)}`,
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        ...bus,
      }),
    );
    const [url] = await network.says(/http:\/\/127\.0\.0\.1:\d+/);
    const [ada, bob] = [await TestUser.signUp(url, 'ada'), await TestUser.signUp(url, 'bob')];
    await bob.follow(ada);
    const live = await bob.subscribe(TimelineEvents);
    await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${ada.token}`,
        traceparent: `00-${TRACE}-${CLIENTS_SPAN}-01`,
      },
      body: JSON.stringify({ query: 'mutation Post { postTweet(input: { text: "Traced" }) { id } }' }),
    });
    await live.next();
    // The tweet is in the timelines.
    const lag = async () => (await counted(url, 'rookery_consumer_lag', 'consumer'))['timeline-fan-out'];
    await vi.waitFor(async () => expect(await lag()).toBe(0), 20_000);
    // A process that stops flushes its spans.
    await network.kill('SIGTERM');
    spans = collector.spans.filter(({ traceId }) => traceId === TRACE);
  }, 120_000);
  afterAll(() => stack[Symbol.asyncDispose]());

  const spanNamed = (name: string): Span | undefined => spans.find((span) => span.name === name);
  const ancestors = (span: Span | undefined): string[] => {
    const parent = spans.find(({ spanId }) => spanId === span?.parentSpanId);
    return span ? [span.name, ...ancestors(parent)] : [];
  };

  it('continues the trace of the client, and names the operation', () => {
    const operation = spanNamed('operation');
    expect(operation?.parentSpanId).toBe(CLIENTS_SPAN);
    const names = operation?.attributes.map(({ key, value }) => [key, value.stringValue]);
    expect(Object.fromEntries(names ?? [])).toMatchObject({
      'graphql.operation.type': 'mutation',
      'graphql.operation.name': 'Post',
    });
  });

  it('has a span of the subgraph', () => {
    expect(ancestors(spanNamed('tweets answers'))).toEqual(['tweets answers', 'ask tweets', 'operation']);
  });

  it('has a span of every reaction to the event', () => {
    const reactions = spans.filter(({ name }) => name.endsWith(' reacts'));
    expect(reactions.map(({ name }) => name)).toContain('timeline-fan-out reacts');
    for (const each of reactions) expect(ancestors(each)).toContain('operation');
  });

  it('has a span of the live notice', () => {
    expect(ancestors(spanNamed('notice'))).toContain('operation');
  });
});
