import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect as connectNats } from '@nats-io/transport-node';
import { describe, expect, test } from 'vitest';
import type { AnyEvent } from '#schema/events.js';
import { findBinary, startNats, type ServerProcess } from '../../tests/services/index.js';
import { systemClock } from '../clock.js';
import { createLog, silentLog } from '../log.js';
import { MAX_DELIVERIES, type Bus, type Reaction } from './bus.js';
import { eventually, followed, noting, QUICK_BACKOFF, relay } from './bus-fixtures.contract.js';
import { connectJetStreamBus } from './jetstream.js';

const ACK_WAIT = 1_000;

async function connect({ url }: ServerProcess, namespace: string, log = silentLog): Promise<Bus> {
  const limits = { maxBytes: 8 * 2 ** 20, backoff: QUICK_BACKOFF, ackWait: ACK_WAIT, publishTimeout: 1_000 };
  const bus = await connectJetStreamBus({ url, namespace, clock: systemClock, log, ...limits });
  bus.open();
  return bus;
}

/** What many processes handle of one durable, in the order in which they finish; fails when two have one key. */
class Ledger {
  readonly notes: string[] = [];
  readonly doubled: string[] = [];
  readonly #busy = new Set<string>();

  reaction(work: (event: AnyEvent) => Promise<void>): Reaction {
    return async (event) => {
      if (this.#busy.has(event.key)) this.doubled.push(event.key);
      this.#busy.add(event.key);
      try {
        await work(event);
        await noting(this.notes)(event);
      } finally {
        this.#busy.delete(event.key);
      }
    };
  }

  /** Of one key, each once: at the place where it was handled first. */
  of(key: string): string[] {
    return [...new Set(this.notes)].filter((note) => note.startsWith(`${key}:`));
  }
}

/** A reaction that takes a moment. */
const moment = () => new Promise<void>((resolve) => setTimeout(resolve, 10 * Math.random()));

const numbered = (key: string, count: number) => Array.from({ length: count }, (_, n) => `${key}:${n}`);

/** A process that takes one event and never finishes with it. */
function hanging({ url }: ServerProcess, namespace: string) {
  const program = fileURLToPath(new URL('../../tests/services/hanging-consumer.ts', import.meta.url));
  const args = [program, url, namespace, 'shared', String(ACK_WAIT)];
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {
    taken: once(child.stdout, 'data'),
    [Symbol.asyncDispose]: async () => {
      if (child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** A stranger on the server, who may do as a process does that dies or is cut off. */
async function stranger({ url }: ServerProcess) {
  const nc = await connectNats({ servers: new URL(url).host });
  return { nc, js: jetstream(nc), manager: await jetstreamManager(nc) };
}

const missing = findBinary('nats-server') === null;

describe.skipIf(missing)(
  `the order of events over many processes${missing ? ' (skipped: nats-server is not installed)' : ''}`,
  { timeout: 40_000 },
  () => {
    test('holds while processes come and go, and every process has its share', async () => {
      await using server = await startNats();
      const buses = await Promise.all([1, 2, 3, 4].map(() => connect(server, 'share')));
      const ledger = new Ledger();
      const shares = buses.map(() => 0);
      const join = (index: number) =>
        (buses[index] as Bus).consume({
          durable: 'shared',
          concurrency: 2,
          reactions: {
            'user.followed': ledger.reaction(async () => {
              shares[index] = (shares[index] ?? 0) + 1;
              await moment();
            }),
          },
        });
      try {
        await Promise.all([0, 1, 2].map(join));
        const keys = Array.from({ length: 20 }, (_, index) => `user-${index + 10}`);
        const publishing = keys.map(async (key) => {
          for (let to = 0; to < 50; to++) await relay(buses[3] as Bus, followed(key, to));
        });
        await eventually(() => expect(shares.slice(0, 3).every((share) => share > 10)).toBe(true));
        await (buses[0] as Bus)[Symbol.asyncDispose]();
        await join(3);
        await Promise.all(publishing);
        for (const key of keys) await eventually(() => expect(ledger.of(key)).toEqual(numbered(key, 50)));
        expect(ledger.doubled).toEqual([]);
        expect(shares.every((share) => share > 0)).toBe(true);
      } finally {
        await Promise.all(buses.map((bus) => bus[Symbol.asyncDispose]()));
      }
    });

    test('holds when the process that leads dies: the others go on with what it had', async () => {
      await using server = await startNats();
      await using publisher = await connect(server, 'leader');
      const ledger = new Ledger();
      await using doomed = hanging(server, 'leader');
      const keys = ['ada', 'bob', 'cleo', 'dora'];
      const publish = (from: number, to: number) =>
        Promise.all(
          keys.map(async (key) => {
            for (let n = from; n < to; n++) await relay(publisher, followed(key, n));
          }),
        );
      await publish(0, 10);
      await doomed.taken;
      await using one = await connect(server, 'leader');
      await using other = await connect(server, 'leader');
      const options = {
        durable: 'shared',
        concurrency: 1,
        reactions: { 'user.followed': ledger.reaction(moment) },
      };
      await one.consume(options);
      await other.consume(options);
      // The doomed one leads: it hangs with one event and gives them those of the other keys.
      await eventually(() => expect(ledger.notes.length).toBeGreaterThan(5));
      await doomed[Symbol.asyncDispose]();
      await publish(10, 20);
      for (const key of keys) await eventually(() => expect(ledger.of(key)).toEqual(numbered(key, 20)));
      expect(ledger.doubled).toEqual([]);
      expect(await publisher.deadLetters()).toEqual([]);
    });

    test('holds when one dies in the middle of an event: it is handled again before the next of its key', async () => {
      await using server = await startNats();
      await using bus = await connect(server, 'colleague');
      const ledger = new Ledger();
      let letGo: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (letGo = resolve));
      const reaction = ledger.reaction(({ key }) => (key === 'busy' ? gate : Promise.resolve()));
      await bus.consume({ durable: 'shared', concurrency: 1, reactions: { 'user.followed': reaction } });
      await bus.publish(followed('busy', 0));
      await using doomed = hanging(server, 'colleague');
      for (let to = 0; to < 4; to++) await bus.publish(followed('ada', to));
      await doomed.taken;
      expect(ledger.notes).toEqual([]);
      await doomed[Symbol.asyncDispose]();
      letGo();
      await eventually(() => expect(ledger.notes).toEqual(['busy:0', ...numbered('ada', 4)]));
      expect(ledger.doubled).toEqual([]);
      expect(await bus.deadLetters()).toEqual([]);
    });

    test('holds for what another process took before, and has not answered', async () => {
      await using server = await startNats();
      await using bus = await connect(server, 'before');
      const notes: string[] = [];
      const options = { durable: 'shared', reactions: { 'user.followed': noting(notes) } };
      await (await bus.consume(options))[Symbol.asyncDispose]();
      for (const to of [0, 1]) await bus.publish(followed('ada', to));
      const { nc, js } = await stranger(server);
      const consumer = await js.consumers.get('BEFORE_GRAPH', 'shared');
      for (const _ of [0, 1]) await consumer.next();
      await nc.close();
      for (const to of [2, 3]) await bus.publish(followed('ada', to));
      await bus.consume(options);
      await eventually(() => expect(notes).toEqual(numbered('ada', 4)));
    });

    test('poison holds up its own key alone, and becomes one dead letter', async () => {
      await using server = await startNats();
      await using one = await connect(server, 'poison');
      await using other = await connect(server, 'poison');
      const ledger = new Ledger();
      let tries = 0;
      const reactions = {
        'user.followed': ledger.reaction(async (event) => {
          await moment();
          if (event.key === 'mallory' && event.type === 'user.followed' && event.payload.to === '1')
            throw new Error(`try ${++tries}`);
        }),
      };
      for (const bus of [one, other]) await bus.consume({ durable: 'shared', concurrency: 1, reactions });
      for (const key of ['mallory', 'ada', 'bob', 'cleo'])
        for (let to = 0; to < 20; to++) await one.publish(followed(key, to));
      for (const key of ['ada', 'bob', 'cleo'])
        await eventually(() => expect(ledger.of(key)).toEqual(numbered(key, 20)));
      const healthy = numbered('mallory', 20).filter((note) => note !== 'mallory:1');
      await eventually(() => expect(ledger.of('mallory')).toEqual(healthy));
      expect(tries).toBe(MAX_DELIVERIES);
      expect(await one.deadLetters()).toMatchObject([{ durable: 'shared', reason: `try ${MAX_DELIVERIES}` }]);
    });

    test('closing gives the lead up at once', async () => {
      await using server = await startNats();
      await using bus = await connect(server, 'close');
      const { nc, manager } = await stranger(server);
      const leases = async () => (await manager.streams.info('CLOSE_LEASES')).state.messages;
      const consumer = await bus.consume({ durable: 'shared', reactions: {} });
      expect(await leases()).toBe(1);
      await consumer[Symbol.asyncDispose]();
      expect(await leases()).toBe(0);
      await nc.close();
    });

    test('a process whose lead another has taken begins with nothing until it leads again', async () => {
      await using server = await startNats();
      const lines: string[] = [];
      const log = createLog('bus', 'warn', { write: (line) => void lines.push(line) });
      await using bus = await connect(server, 'taken', log);
      const { nc, js, manager } = await stranger(server);
      const notes: string[] = [];
      await bus.consume({ durable: 'shared', reactions: { 'user.followed': noting(notes) } });
      await manager.streams.purge('TAKEN_LEASES');
      await js.publish('taken.lease.shared', 'a stranger');
      await eventually(() => expect(lines).toHaveLength(1));
      await bus.publish(followed('ada', 0));
      // The stranger, who has the lead, takes it, and gives it back.
      const message = await (await js.consumers.get('TAKEN_GRAPH', 'shared')).next();
      expect(notes).toEqual([]);
      message?.nak();
      await eventually(() => expect(notes).toEqual(['ada:0']));
      await nc.close();
    });
  },
);
