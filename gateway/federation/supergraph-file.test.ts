import { parse, print, visit } from 'graphql';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSupergraph } from '#platform/subgraph.js';
import { EventStreamClient } from '#testkit/gateway/event-stream-client.js';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';
import { posted } from '#testkit/gateway/tweet-events.js';

const [ADA, BOB] = ['1900000000000000100', '1900000000000000101'] as const;
const WHOLE = readSupergraph();
/** An earlier supergraph, without `Tweet.kind`. */
const WITHOUT_KIND = print(
  visit(parse(WHOLE), {
    ObjectTypeDefinition: (type) =>
      type.name.value === 'Tweet'
        ? { ...type, fields: type.fields?.filter(({ name }) => name.value !== 'kind') ?? [] }
        : undefined,
  }),
);
const TEXT = '{ tweet(id: "1") { text } }';
const KIND = '{ tweet(id: "1") { kind } }';
const eventsWith = (field: string) =>
  `subscription { homeTimelineEvents { ... on TweetPosted { tweet { id ${field} } } } }`;
const CLIENTS = 32;

describe('the supergraph file', () => {
  let directory: string;
  let file: string;
  let small: SmallGateway;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rookery-supergraph-'));
    file = join(directory, 'supergraph.graphql');
  });
  afterEach(async () => {
    await small[Symbol.asyncDispose]();
    await rm(directory, { recursive: true });
  });

  async function open(supergraph: string): Promise<void> {
    await writeFile(file, supergraph);
    small = await openSmallGateway({ config: { supergraph, supergraphFile: file } });
    small.world.addUser(ADA, 'ada');
    small.world.addUser(BOB, 'bob');
    small.world.addTweet('1', ADA, 'Hello');
    small.graph.follows.add(`${BOB}:${ADA}`);
  }

  /** Replaces the file atomically, as an operator does: writes another file and renames it. */
  async function rollOut(supergraph: string): Promise<void> {
    await writeFile(`${file}.next`, supergraph);
    await rename(`${file}.next`, file);
  }

  async function ask(query: string): Promise<{ status: number; text: string }> {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query });
    const response = await fetch(small.endpoint, { method: 'POST', headers, body });
    const text = (await response.text()).replace(/"requestId":"[^"]*"/, '');
    return { status: response.status, text };
  }

  async function count(outcome: 'taken' | 'refused'): Promise<number> {
    const metrics = await (await fetch(`${small.gateway.url}/metrics`)).text();
    const line = new RegExp(`^rookery_gateway_supergraphs_total{outcome="${outcome}"} (\\d+)`, 'm');
    return Number(line.exec(metrics)?.[1] ?? 0);
  }

  const ready = async (): Promise<unknown> => (await fetch(`${small.gateway.url}/ready`)).json();

  /** At least one: the gateway may also read, and refuse, partial contents of a file that is written in place. */
  const until = (outcome: 'taken' | 'refused') => expect.poll(() => count(outcome)).toBeGreaterThanOrEqual(1);

  it('is put into use under load without a failed request', async () => {
    await open(WITHOUT_KIND);
    expect((await ask(KIND)).status).toBe(400);
    const answers = new Set<string>();
    let isOver = false;
    const client = async (): Promise<void> => {
      while (!isOver) answers.add(JSON.stringify(await ask(TEXT)));
    };
    const clients = Array.from({ length: CLIENTS }, client);
    await rollOut(WHOLE);
    await until('taken');
    expect(await ask(KIND)).toEqual({ status: 200, text: '{"data":{"tweet":{"kind":"ORIGINAL"}}}' });
    isOver = true;
    await Promise.all(clients);
    expect([...answers]).toEqual([
      JSON.stringify({ status: 200, text: '{"data":{"tweet":{"text":"Hello"}}}' }),
    ]);
  });

  it('makes only operations with removed fields invalid', async () => {
    await open(WHOLE);
    await ask(KIND);
    const before = await ask(TEXT);
    await rollOut(WITHOUT_KIND);
    await until('taken');
    const { status, text } = await ask(KIND);
    expect([status, text]).toEqual([400, expect.stringContaining('GRAPHQL_VALIDATION_FAILED')]);
    expect(await ask(TEXT)).toEqual(before);
  });

  it.each([
    ['empty', ''],
    ['truncated', WHOLE.slice(0, WHOLE.length / 2)],
    ['not a supergraph', 'type Query { a: Int }'],
    ['of an unknown subgraph', WHOLE.replaceAll('name: "trends"', 'name: "elsewhere"')],
  ])(
    'is refused while it is %s, and the current supergraph stays until the file is valid',
    async (_, supergraph) => {
      await open(WITHOUT_KIND);
      const before = await ask(TEXT);
      // In place, as `cp` writes it.
      await writeFile(file, supergraph);
      await until('refused');
      expect(await ready()).toMatchObject({ status: 'degraded', dependencies: { supergraph: false } });
      expect(await ask(TEXT)).toEqual(before);
      expect((await ask(KIND)).status).toBe(400);
      await writeFile(file, WHOLE);
      await until('taken');
      expect(await ready()).toMatchObject({ status: 'ready', dependencies: { supergraph: true } });
      expect((await ask(KIND)).status).toBe(200);
    },
  );

  it('ends no subscription when the change is compatible', async () => {
    await open(WITHOUT_KIND);
    const bob = await SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(BOB) });
    await bob.subscribe('old', eventsWith('text'));
    await rollOut(WHOLE);
    await until('taken');
    await bob.subscribe('new', eventsWith('kind'));
    small.world.addTweet('2', ADA, 'News');
    await small.bus.publish(posted('2', ADA));
    const messages = [await bob.next(), await bob.next()].toSorted((a, b) => (a.id! < b.id! ? 1 : -1));
    const event = (tweet: object) => ({ data: { homeTimelineEvents: { tweet: { id: '2', ...tweet } } } });
    expect(messages).toEqual([
      { id: 'old', type: 'next', payload: event({ text: 'News' }) },
      { id: 'new', type: 'next', payload: event({ kind: 'ORIGINAL' }) },
    ]);
    bob.close();
  });

  it('ends only subscriptions with removed fields, with an error', async () => {
    await open(WHOLE);
    const token = await small.tokenFor(BOB);
    const bob = await SocketClient.connect(small.endpoint, { accessToken: token });
    await bob.subscribe('kept', eventsWith('text'));
    await bob.subscribe('gone', eventsWith('kind'));
    const headers = { authorization: `Bearer ${token}` };
    const stream = await EventStreamClient.open(small.endpoint, { query: eventsWith('kind') }, headers);
    await rollOut(WITHOUT_KIND);
    const errors = [
      {
        message: 'The schema has changed, and the subscription does not fit it any more.',
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED', requestId: expect.any(String) as string },
      },
    ];
    expect(await bob.next()).toEqual({ id: 'gone', type: 'error', payload: errors });
    const { event, data = '' } = await stream.next();
    expect([event, JSON.parse(data)]).toEqual(['next', { errors }]);
    expect(await stream.next()).toMatchObject({ event: 'complete' });
    expect(await stream.ended).toBe(true);
    small.world.addTweet('2', ADA, 'News');
    await small.bus.publish(posted('2', ADA));
    expect(await bob.next()).toMatchObject({ id: 'kept', type: 'next' });
    bob.close();
  });
});
