import { describe, expect, test } from 'vitest';
import { findBinary, startNats } from '#testkit/services/index.js';
import { MAX_DELIVERIES, type Bus } from './bus.js';
import { eventually, followed, noting, relay } from '#testkit/bus/bus-fixtures.js';
import {
  connect,
  gate,
  hangingConsumer,
  Ledger,
  moment,
  numbered,
  foreignClient,
} from '#testkit/bus/bus-processes.js';

const missing = findBinary('nats-server') === null;

describe.skipIf(missing)(
  `the order of events over many processes${missing ? ' (skipped: nats-server is not installed)' : ''}`,
  { timeout: 40_000 },
  () => {
    test('holds while processes join and leave, and every process handles a share', async () => {
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

    test('holds when the leader dies: the other processes continue with its in-flight events', async () => {
      await using server = await startNats();
      await using publisher = await connect(server, 'leader');
      const ledger = new Ledger();
      await using doomed = hangingConsumer(server, 'leader');
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
      // The process to be killed is the leader. It hangs on one event and dispatches those of other keys to
      // its peers.
      await eventually(() => expect(ledger.notes.length).toBeGreaterThan(5));
      await doomed[Symbol.asyncDispose]();
      await publish(10, 20);
      for (const key of keys) await eventually(() => expect(ledger.of(key)).toEqual(numbered(key, 20)));
      expect(ledger.doubled).toEqual([]);
      expect(await publisher.deadLetters()).toEqual([]);
    });

    test('holds when a process dies during a reaction: the event is redelivered before the next of its key', async () => {
      await using server = await startNats();
      await using bus = await connect(server, 'peer');
      const ledger = new Ledger();
      const { opened, open } = gate();
      const reaction = ledger.reaction(({ key }) => (key === 'busy' ? opened : Promise.resolve()));
      await bus.consume({ durable: 'shared', concurrency: 1, reactions: { 'user.followed': reaction } });
      await bus.publish(followed('busy', 0));
      await using doomed = hangingConsumer(server, 'peer');
      for (let to = 0; to < 4; to++) await bus.publish(followed('ada', to));
      await doomed.taken;
      expect(ledger.notes).toEqual([]);
      await doomed[Symbol.asyncDispose]();
      open();
      await eventually(() => expect(ledger.notes).toEqual(['busy:0', ...numbered('ada', 4)]));
      expect(ledger.doubled).toEqual([]);
      expect(await bus.deadLetters()).toEqual([]);
    });

    test('holds when the server redelivers an event that another process is handling', async () => {
      await using server = await startNats();
      await using bus = await connect(server, 'alive');
      await using other = await connect(server, 'alive');
      const ledger = new Ledger();
      const begun: string[] = [];
      const gates = new Map(['busy', 'ada'].map((key) => [key, gate()]));
      const reaction = ledger.reaction(async ({ key }) => {
        begun.push(key);
        await gates.get(key)?.opened;
      });
      const options = { durable: 'shared', concurrency: 1, reactions: { 'user.followed': reaction } };
      await bus.consume(options);
      await bus.publish(followed('busy', 0));
      await other.consume(options);
      for (const to of [0, 1]) await bus.publish(followed('ada', to));
      await eventually(() => expect(begun).toEqual(['busy', 'ada']));
      const { nc, js } = await foreignClient(server);
      nc.publish('$JS.ACK.ALIVE_GRAPH.shared.1.2.2.0.0', '-NAK');
      const consumer = await js.consumers.get('ALIVE_GRAPH', 'shared');
      await eventually(async () => expect((await consumer.info()).num_redelivered).toBeGreaterThanOrEqual(1));
      gates.get('busy')?.open();
      await bus.publish(followed('bob', 0));
      await eventually(() => expect(ledger.notes).toEqual(['busy:0', 'bob:0']));
      gates.get('ada')?.open();
      await eventually(() => expect(ledger.notes.slice(2)).toEqual(numbered('ada', 2)));
      expect(begun).toEqual(['busy', 'ada', 'bob', 'ada']);
      await nc.close();
    });

    test('holds for messages that another consumer has pulled and not acknowledged', async () => {
      await using server = await startNats();
      await using bus = await connect(server, 'before');
      const notes: string[] = [];
      const options = { durable: 'shared', reactions: { 'user.followed': noting(notes) } };
      await (await bus.consume(options))[Symbol.asyncDispose]();
      for (const to of [0, 1]) await bus.publish(followed('ada', to));
      const { nc, js } = await foreignClient(server);
      const consumer = await js.consumers.get('BEFORE_GRAPH', 'shared');
      for (const _ of [0, 1]) await consumer.next();
      await nc.close();
      for (const to of [2, 3]) await bus.publish(followed('ada', to));
      await bus.consume(options);
      await eventually(() => expect(notes).toEqual(numbered('ada', 4)));
    });

    test('holds for messages that were lost on the way to the leader', async () => {
      await using server = await startNats();
      await using bus = await connect(server, 'lost');
      const notes: string[] = [];
      await bus.consume({ durable: 'shared', reactions: { 'user.followed': noting(notes) } });
      const { nc, js } = await foreignClient(server);
      // A foreign client pulls as well and does not ack: the leader does not receive its messages.
      const taking = (await js.consumers.get('LOST_GRAPH', 'shared')).next();
      let [published, isTaken] = [0, false];
      void taking.then(() => (isTaken = true));
      while (!isTaken) await bus.publish(followed('ada', published++));
      for (let more = 0; more < 5; more++) await bus.publish(followed('ada', published++));
      await nc.close();
      await eventually(() => expect(notes).toHaveLength(published));
      expect(notes).toEqual(numbered('ada', published));
    });

    test('is not blocked by an unacknowledged event that the stream has dropped', async () => {
      await using server = await startNats();
      await using bus = await connect(server, 'dropped');
      const notes: string[] = [];
      const options = { durable: 'shared', reactions: { 'user.followed': noting(notes) } };
      await (await bus.consume(options))[Symbol.asyncDispose]();
      for (const to of [0, 1, 2]) await bus.publish(followed('ada', to));
      const { nc, js, manager } = await foreignClient(server);
      const consumer = await js.consumers.get('DROPPED_GRAPH', 'shared');
      for (const _ of [0, 1]) await consumer.next();
      await manager.streams.purge('DROPPED_GRAPH', { seq: 3 });
      await nc.close();
      await bus.consume(options);
      await eventually(() => expect(notes).toEqual(['ada:2']));
    });

    test('lets a poison message block its own key only, and stores it as one dead letter', async () => {
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
  },
);
