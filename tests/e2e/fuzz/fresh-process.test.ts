import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Child } from '#testkit/client/child.js';
import { TestUser } from '#testkit/client/index.js';
import { startNetwork } from '#testkit/client/network-process.js';
import { OperationWriter } from '#testkit/execution-fuzz/random-operation.js';
import { fateOf } from '#testkit/execution-fuzz/random.js';
import { exchange } from '#testkit/gateway-fuzz/exchange.js';
import { leakIn } from '#testkit/gateway-fuzz/leaks.js';
import { HeapWatch, WATCHED } from '#testkit/gateway-fuzz/memory.js';
import { randomFrame } from '#testkit/gateway-fuzz/random-frame.js';
import { RawSocket } from '#testkit/gateway-fuzz/raw-socket.js';
import { randomRequest } from '#testkit/gateway-fuzz/random-request.js';

/** How many bodies, operations and frames are sent; case `n` of a kind is the same for the same seed. */
const CASES = Number(process.env['GATEWAY_FUZZ_CASES'] ?? 200);
const SEED = Number(process.env['GATEWAY_FUZZ_SEED'] ?? 1);

/** Cases in flight. */
const AT_A_TIME = 8;
/** Heap samples per kind. A sample collects garbage first, which takes longer than many cases. */
const SAMPLES = CASES < 1_000 ? 8 : 40;
/** How much more heap, in MiB, the last quarter may need than the second: caches that are not full yet. */
const MAX_GROWTH = 32;
/** Frames per connection: fewer than one socket may send at once. */
const FRAMES_PER_SOCKET = 25;

/** The outcome of an operation that is not sent. */
const NOT_VALID = 'not valid';

/** The opcode of a close frame. */
const CLOSE = 8;

/** Whether a socket is open, or was closed for a message that the protocol forbids: 1002 to 1009 and 4400 to 4499. */
function isCloseOfProtocol(code: number | undefined): boolean {
  return code === undefined || [1002, 1003, 1007, 1009].includes(code) || (code >= 4400 && code < 4500);
}

describe(
  `a fresh process that gets ${CASES} random inputs of each kind (seed ${SEED})`,
  { timeout: 3_600_000 },
  () => {
    let directory: string;
    let child: Child;
    let url: string;
    let heap: HeapWatch;
    const agent = new Agent({ keepAlive: true, maxSockets: AT_A_TIME });

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'rookery-fuzz-'));
      ({ child, url } = await startNetwork(directory, { ROOKERY_PROXIES: '1', ...WATCHED }));
      heap = await HeapWatch.open(child);
    }, 120_000);
    afterAll(async () => {
      agent.destroy();
      heap?.[Symbol.dispose]();
      await child[Symbol.asyncDispose]();
      await rm(directory, { recursive: true, force: true });
    });

    const outcomes = new Map<string | number, number>();
    const tally = (outcome: string | number): void =>
      void outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    /** How often each outcome came, most often first; the count starts again. */
    function tallied(): string {
      const sorted = [...outcomes].sort(([, a], [, b]) => b - a);
      outcomes.clear();
      return sorted.map(([outcome, count]) => `${outcome}: ${count}`).join(', ');
    }

    /** Runs every case, and compares the heap of the process before and after. */
    async function runAll(kind: string, run: (at: number) => Promise<void>): Promise<string> {
      outcomes.clear();
      const every = Math.max(1, Math.floor(CASES / SAMPLES));
      let next = 0;
      const worker = async (): Promise<void> => {
        for (let at = next++; at < CASES; at = next++) {
          await run(at);
          if (at % every === 0) await heap.sample();
        }
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, worker));
      const { second, last } = heap.quarters();
      expect(last - second).toBeLessThan(MAX_GROWTH);
      expect((await fetch(`${url}/health`)).status).toBe(200);
      expect(child.output).not.toMatch(/an operation failed|unhandled|uncaught|could not/i);
      return `${kind}: ${CASES} cases, seed ${SEED}; heap ${second} MiB in the second quarter, ${last} in the last`;
    }

    it('answers random bodies with a code of the table', async ({ annotate }) => {
      const report = await runAll('bodies', async (at) => {
        const sent = randomRequest(fateOf(SEED, 'body', String(at)));
        const { status, text } = await exchange(url, sent, agent);
        expect([at, status === 500, leakIn(text)]).toEqual([at, false, null]);
        tally(status);
      });
      await annotate(`${report}; ${tallied()}`);
    });

    it('answers random valid operations with data or a code of the table', async ({ annotate }) => {
      const schema = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
      const texts = await plant();
      let user = await TestUser.signUp(url, 'fuzz');
      let renewal: Promise<void> | undefined;
      // One at a time: each hashes a password. A busy process may refuse one, and the next operation tries again.
      const renew = (at: number): Promise<void> =>
        (renewal ??= TestUser.signUp(url, `fuzz${at}`)
          .then(
            (renewed) => void (user = renewed),
            () => undefined,
          )
          .finally(() => (renewal = undefined)));
      const report = await runAll('operations', async (at) => {
        const random = fateOf(SEED, 'operation', String(at));
        const kind = random.pick(['query', 'query', 'query', 'mutation'] as const);
        const { text, variables } = new OperationWriter(schema, random, 1 + random.below(12), {
          texts,
        }).write(kind);
        // Two types may have a field of one name that cannot be merged; the writer does not know.
        if (validate(schema, parse(text)).length > 0) return tally(NOT_VALID);
        const { errors } = await user.send<unknown, Record<string, unknown>>(text, variables);
        expect([at, leakIn(JSON.stringify(errors))]).toEqual([at, null]);
        const code = errors[0]?.extensions.code ?? 'data';
        tally(code);
        // Some mutations end the session.
        if (code === 'UNAUTHENTICATED') await renew(at);
      });
      expect(outcomes.get(NOT_VALID) ?? 0).toBeLessThanOrEqual(CASES / 1_000);
      await annotate(`${report}; ${tallied()}`);
    });

    /** Users and tweets for the operations; resolves to their names and ids. */
    async function plant(): Promise<string[]> {
      const [ada, bob] = [await TestUser.signUp(url, 'ada'), await TestUser.signUp(url, 'bob')];
      await ada.follow(bob);
      const first = await bob.post('Hello #world, says @ada');
      const reply = await ada.post('Hello yourself', { inReplyTo: first });
      const quote = await ada.post('Look', { quoteOf: first });
      const words = ['ada', 'bob', 'world', '#world', '@ada', 'hello', 'from:bob', 'global'];
      return [ada.id, bob.id, first, reply, quote, ...words];
    }

    it('closes sockets that send random frames with a code of the protocol', async ({ annotate }) => {
      let socket: RawSocket | undefined;
      let left = 0;
      let queue: Promise<void> = Promise.resolve();
      const send = async (at: number): Promise<void> => {
        const random = fateOf(SEED, 'frame', String(at));
        if (socket === undefined || left-- === 0 || socket.isOver) {
          socket?.close();
          socket = await RawSocket.open(url, random.happens(80));
          left = FRAMES_PER_SOCKET;
        }
        const { bytes, isWhole, opcode } = randomFrame(random);
        await socket.send(bytes);
        if (isWhole) await socket.answered();
        else left = 0;
        expect([at, leakIn(socket.received)]).toEqual([at, null]);
        // A close frame is answered with its own code.
        expect([at, opcode === CLOSE || isCloseOfProtocol(socket.closeCode)]).toEqual([at, true]);
        expect([at, socket.isDropped]).toEqual([at, false]);
        tally(socket.closeCode ?? 'open');
        socket.received = '';
      };
      // One socket after the other: its frames have an order.
      const report = await runAll('frames', (at) => (queue = queue.then(() => send(at))));
      socket?.close();
      await annotate(`${report}; ${tallied()}`);
    });
  },
);
