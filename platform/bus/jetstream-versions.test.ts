import { EVENTS } from '#schema/events.js';
import { describe, expect, test } from 'vitest';
import { findBinary, startNats } from '#testkit/services/index.js';
import { eventually, followed, newer, NEXT_EVENTS, noting } from '#testkit/bus/bus-fixtures.js';
import { connect, foreignClient, Ledger, numbered } from '#testkit/bus/bus-processes.js';
import { createLog } from '../log.js';

const missing = findBinary('nats-server') === null;

const noWork = () => Promise.resolve();

describe.skipIf(missing)(
  `processes of two versions${missing ? ' (skipped: nats-server is not installed)' : ''}`,
  { timeout: 40_000 },
  () => {
    test('an event of the newer version waits for the first process that knows it, and is handled once, in order', async () => {
      await using server = await startNats();
      const lines: string[] = [];
      const log = createLog('bus', 'warn', { write: (line: string) => void lines.push(line) });
      const [old, standby] = [await connect(server, 'roll', { log }), await connect(server, 'roll', { log })];
      await using next = await connect(server, 'roll', { events: NEXT_EVENTS });
      const ledger = new Ledger();
      const options = {
        durable: 'shared',
        concurrency: 2,
        reactions: { 'user.followed': ledger.reaction(noWork) },
      };
      for (const bus of [old, standby]) await bus.consume(options);
      const first = newer(followed('ada', 0));
      for (const event of [first, followed('ada', 1), newer(followed('ada', 2)), followed('ada', 3)])
        await old.publish(event);
      for (const event of [0, 1, 2].map((to) => followed('bob', to))) await old.publish(event);
      await eventually(() => expect(ledger.notes).toEqual(numbered('bob', 3)));
      expect(old.waiting()).toEqual([{ durable: 'shared', type: 'user.followed', count: 1 }]);
      expect(standby.waiting()).toEqual([]);
      const warning = lines.find((line) => line.includes('event waits')) ?? '{}';
      expect(JSON.parse(warning)).toMatchObject({
        durable: 'shared',
        event: first.id,
        type: first.type,
        version: 2,
      });
      const handledByNext: string[] = [];
      await next.consume({
        ...options,
        reactions: {
          'user.followed': ledger.reaction((event) =>
            event.version === 2 ? noting(handledByNext)(event) : noWork(),
          ),
        },
      });
      await eventually(() => expect(ledger.notes.slice(3)).toEqual(numbered('ada', 4)));
      expect(handledByNext).toEqual(['ada:0', 'ada:2']);
      await eventually(() => expect(old.waiting()).toEqual([]));
      for (const bus of [old, standby]) await bus[Symbol.asyncDispose]();
      for (const event of [followed('ada', 4), newer(followed('ada', 5))]) await next.publish(event);
      await eventually(() => expect(ledger.of('ada')).toEqual(numbered('ada', 6)));
      expect(ledger.notes).toHaveLength(9);
      expect(ledger.doubled).toEqual([]);
      expect(await next.deadLetters()).toEqual([]);
    });

    test('more waiting events than may be in flight do not stop other keys, and go to the next leader', async () => {
      await using server = await startNats();
      const old = await connect(server, 'many');
      await using heir = await connect(server, 'many');
      await using next = await connect(server, 'many', { events: NEXT_EVENTS });
      const { nc, manager } = await foreignClient(server);
      const limit = async () => (await manager.consumers.info('MANY_GRAPH', 'shared')).config.max_ack_pending;
      const ledger = new Ledger();
      const options = {
        durable: 'shared',
        concurrency: 1,
        reactions: { 'user.followed': ledger.reaction(noWork) },
      };
      await old.consume(options);
      const usual = await limit();
      expect(usual).toBeLessThan(100);
      const waiting = Array.from({ length: 100 }, (_, index) => newer(followed(`new-${index}`, 0)));
      await Promise.all(waiting.map((event) => old.publish(event)));
      for (const to of [0, 1, 2]) await old.publish(followed('bob', to));
      await eventually(() => expect(ledger.of('bob')).toEqual(numbered('bob', 3)));
      const all = [{ durable: 'shared', type: 'user.followed', count: 100 }];
      expect(old.waiting()).toEqual(all);
      await heir.consume(options);
      await old[Symbol.asyncDispose]();
      await heir.publish(followed('bob', 3));
      await eventually(() => expect(ledger.of('bob')).toEqual(numbered('bob', 4)));
      await eventually(() => expect(heir.waiting()).toEqual(all));
      await next.consume(options);
      for (const { key } of waiting) await eventually(() => expect(ledger.of(key)).toEqual([`${key}:0`]));
      await eventually(async () => expect(await limit()).toBe(usual));
      expect(await next.deadLetters()).toEqual([]);
      await nc.close();
    });

    test('an event of the older version goes to a process that still reads it, and else to the dead letters', async () => {
      await using server = await startNats();
      const { stream, version } = NEXT_EVENTS['user.followed'];
      const events = { ...EVENTS, 'user.followed': { stream, version } };
      await using next = await connect(server, 'back', { events });
      const old = await connect(server, 'back');
      const [left, right]: [string[], string[]] = [[], []];
      await next.consume({ durable: 'shared', reactions: { 'user.followed': noting(left) } });
      await old.consume({ durable: 'shared', reactions: { 'user.followed': noting(right) } });
      for (const event of [followed('ada', 0), newer(followed('ada', 1)), followed('ada', 2)])
        await old.publish(event);
      await eventually(() => expect([left, right]).toEqual([['ada:1'], ['ada:0', 'ada:2']]));
      await old[Symbol.asyncDispose]();
      const last = followed('ada', 3);
      await next.publish(last);
      await eventually(async () => expect(await next.deadLetters()).toMatchObject([{ event: last }]));
    });
  },
);
