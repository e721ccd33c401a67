import type { JetStreamManager } from '@nats-io/jetstream';
import { millis, nanos } from '@nats-io/transport-node';
import { describe, expect, test } from 'vitest';
import { findBinary, startNats } from '#testkit/services/index.js';
import { createLog } from '../log.js';
import { eventually, followed, noting } from '#testkit/bus/bus-fixtures.js';
import { connect, foreignClient } from '#testkit/bus/bus-processes.js';

const missing = findBinary('nats-server') === null;

describe.skipIf(missing)(
  `the leader lease of a durable consumer${missing ? ' (skipped: nats-server is not installed)' : ''}`,
  { timeout: 40_000 },
  () => {
    test('close releases the lease at once', async () => {
      await using server = await startNats();
      await using bus = await connect(server, 'close');
      const { nc, manager } = await foreignClient(server);
      const leases = async () => (await manager.streams.info('CLOSE_LEASES')).state.messages;
      const consumer = await bus.consume({ durable: 'shared', reactions: {} });
      expect(await leases()).toBe(1);
      await consumer[Symbol.asyncDispose]();
      expect(await leases()).toBe(0);
      await nc.close();
    });

    test('lasts as long as this version says, also in a stream of a version with longer leases', async () => {
      await using server = await startNats();
      const lifeOf = async (manager: JetStreamManager) =>
        millis((await manager.streams.info('LIFE_LEASES')).config.max_age);
      await (await connect(server, 'life'))[Symbol.asyncDispose]();
      const { nc, manager } = await foreignClient(server);
      const life = await lifeOf(manager);
      const { config } = await manager.streams.info('LIFE_LEASES');
      await manager.streams.update('LIFE_LEASES', { ...config, max_age: nanos(60_000) });
      await using _bus = await connect(server, 'life');
      expect(await lifeOf(manager)).toBe(life);
      await nc.close();
    });

    test('a process that has lost the lease starts no reaction until it holds the lease again', async () => {
      await using server = await startNats();
      const lines: string[] = [];
      const log = createLog('bus', 'warn', { write: (line) => void lines.push(line) });
      await using bus = await connect(server, 'taken', { log });
      const { nc, js, manager } = await foreignClient(server);
      const notes: string[] = [];
      await bus.consume({ durable: 'shared', reactions: { 'user.followed': noting(notes) } });
      await manager.streams.purge('TAKEN_LEASES');
      await js.publish('taken.lease.shared', 'a foreign client');
      await eventually(() => expect(lines).toHaveLength(1));
      await bus.publish(followed('ada', 0));
      // The foreign client, which holds the lease, pulls the event and naks it.
      const message = await (await js.consumers.get('TAKEN_GRAPH', 'shared')).next();
      expect(notes).toEqual([]);
      message?.nak();
      await eventually(() => expect(notes).toEqual(['ada:0']));
      await nc.close();
    });
  },
);
