import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RunningSubgraph } from '#platform/subgraph.js';
import { DEFAULT_LIMITS } from '../limits.js';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';

const ADA = '1900000000000000100';
/** Three subgraphs, one after the other: which tweets there are, what they answer, and who wrote that. */
const PAGE = `{ homeTimeline(first: 1) { edges { node { id inReplyTo { text author { id username } } } } } }`;
// Deadlines of one length share a timer, also with other tests: no other test uses these lengths.
const fetchMs = DEFAULT_LIMITS.fetchMs - 1;
const operationMs = DEFAULT_LIMITS.operationMs - 1;

let small: SmallGateway;
let subgraphMs: number;
let passing: Promise<void> | null = null;

/** Lets time pass once for all who are asked side by side. */
function timePasses(): Promise<void> {
  return (passing ??= new Promise((resolve, reject) => {
    setImmediate(() => {
      passing = null;
      vi.advanceTimersByTimeAsync(subgraphMs).then(() => resolve(), reject);
    });
  }));
}

/** A subgraph that takes its time, by a clock that moves only then. */
function slow(subgraph: string): Pick<RunningSubgraph, 'ask'> {
  return {
    ask: async (request, context) => {
      await timePasses();
      return (small.subgraphs.subgraphs[subgraph] as RunningSubgraph).ask(request, context);
    },
  };
}

beforeEach(async () => {
  const subgraphs = { timeline: slow('timeline'), tweets: slow('tweets'), users: slow('users') };
  const config = { entityCache: 'off', limits: { fetchMs, operationMs } } as const;
  small = await openSmallGateway({ transport: 'local', subgraphs, config });
  small.world.addUser(ADA, 'ada');
  small.world.addTweet('1', ADA, 'Hello');
  small.world.addTweet('2', ADA, 'And hello again').inReplyToId = '1';
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(async () => {
  // The timer that waits must not be left waiting for a time that never comes.
  await vi.advanceTimersByTimeAsync(operationMs);
  vi.useRealTimers();
  await small[Symbol.asyncDispose]();
});

async function ask(): Promise<unknown> {
  const response = await fetch(small.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: PAGE }),
  });
  expect(response.status).toBe(200);
  return response.json();
}

const pageOf = (author: object | null) => ({
  homeTimeline: {
    edges: [
      { node: { id: '2', inReplyTo: { text: 'Hello', author } } },
      { node: { id: '1', inReplyTo: null } },
    ],
  },
});

it('waits for subgraphs that are within their own deadline and that of the operation', async () => {
  subgraphMs = operationMs / 3 - 100;
  expect(await ask()).toEqual({ data: pageOf({ id: ADA, username: 'ada' }) });
});

it('returns the data that arrived in time when the subgraphs together exceed the deadline of the operation', async () => {
  subgraphMs = fetchMs - 100;
  expect(subgraphMs * 2).toBeLessThan(operationMs);
  expect(subgraphMs * 3).toBeGreaterThan(operationMs);
  expect(await ask()).toMatchObject({
    data: pageOf(null),
    errors: [{ extensions: { code: 'TIMEOUT' } }],
  });
});

it('does not wait longer than its own deadline for a subgraph, however much time the operation has left', async () => {
  subgraphMs = fetchMs + 100;
  expect(await ask()).toMatchObject({ errors: [{ extensions: { code: 'TIMEOUT' } }] });
});
