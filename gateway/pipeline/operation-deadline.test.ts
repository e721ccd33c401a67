import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RoomName, RoomService } from '#platform/subgraph.js';
import { DEFAULT_LIMITS } from '../limits.js';
import { openSmallGateway, type SmallGateway } from '../testing/small-gateway.js';

const ADA = '1900000000000000100';
/** Three rooms, one after the other: which tweets there are, what they answer, and who wrote that. */
const PAGE = `{ homeTimeline(first: 1) { edges { node { id inReplyTo { text author { id username } } } } } }`;
// Deadlines of one length share a timer, also with other tests: nobody else has these lengths.
const fetchMs = DEFAULT_LIMITS.fetchMs - 1;
const operationMs = DEFAULT_LIMITS.operationMs - 1;

let small: SmallGateway;
let roomMs: number;
let passing: Promise<void> | null = null;

/** Lets time pass once for all who are asked side by side. */
function timePasses(): Promise<void> {
  return (passing ??= new Promise((resolve, reject) => {
    setImmediate(() => {
      passing = null;
      vi.advanceTimersByTimeAsync(roomMs).then(() => resolve(), reject);
    });
  }));
}

/** A room that takes its time, by a clock that moves only then. */
function slow(room: RoomName): Pick<RoomService, 'ask'> {
  return {
    ask: async (request, context) => {
      await timePasses();
      return (small.rooms.subgraphs[room] as RoomService).ask(request, context);
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

it('rooms that are quick enough one by one, and together, are waited for', async () => {
  roomMs = operationMs / 3 - 100;
  expect(await ask()).toEqual({ data: pageOf({ id: ADA, username: 'ada' }) });
});

it('rooms that are quick enough one by one, but not together, leave the answer to what has come in time', async () => {
  roomMs = fetchMs - 100;
  expect(roomMs * 2).toBeLessThan(operationMs);
  expect(roomMs * 3).toBeGreaterThan(operationMs);
  expect(await ask()).toMatchObject({
    data: pageOf(null),
    errors: [{ extensions: { code: 'TIMEOUT' } }],
  });
});

it('a room that is too slow by itself is not waited for, however much time is left', async () => {
  roomMs = fetchMs + 100;
  expect(await ask()).toMatchObject({ errors: [{ extensions: { code: 'TIMEOUT' } }] });
});
