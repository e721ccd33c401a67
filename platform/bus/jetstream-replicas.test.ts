import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect as connectNats } from '@nats-io/transport-node';
import { describe, expect, test } from 'vitest';
import { EVENTS } from '#schema/events.js';
import { eventually, followed, noting, relay } from '#testkit/bus/bus-fixtures.js';
import { findBinary, startNats, startNatsCluster } from '#testkit/services/index.js';
import { systemClock } from '../clock.js';
import { createLog, silentLog } from '../log.js';
import { connectJetStreamBus } from './jetstream.js';

function connect(url: string, more: { replicas?: number; prepares?: boolean; lines?: string[] } = {}) {
  const { lines, ...options } = more;
  const log = lines ? createLog('bus', 'warn', { write: (line) => void lines.push(line) }) : silentLog;
  const sizes = { maxBytes: 8 * 2 ** 20, publishTimeout: 5_000 };
  return connectJetStreamBus({
    events: EVENTS,
    url,
    namespace: 'r',
    clock: systemClock,
    log,
    ...sizes,
    ...options,
  });
}

/** The replicas of every stream of a server, and of every consumer. */
async function replicasOf(manager: JetStreamManager): Promise<Set<number>> {
  const counts = new Set<number>();
  for await (const { config } of manager.streams.list()) {
    counts.add(config.num_replicas);
    for await (const consumer of manager.consumers.list(config.name))
      // 0 stands for as many as the stream has.
      counts.add(consumer.config.num_replicas || config.num_replicas);
  }
  return counts;
}

const missing = findBinary('nats-server') === null;

describe.skipIf(missing)(
  `the replicas of streams${missing ? ' (skipped: nats-server is not installed)' : ''}`,
  { timeout: 60_000 },
  () => {
    test('are as many as the setting says, and are never lowered by a process that starts without it', async () => {
      await using cluster = await startNatsCluster();
      const servers = cluster.url.split(',').map((url) => new URL(url).host);
      const handled: string[] = [];
      const options = { durable: 'shared', reactions: { 'user.followed': noting(handled) } };
      {
        await using bus = await connect(cluster.url, { replicas: 3 });
        bus.open();
        await bus.consume(options);
        await relay(bus, followed('ada', 1));
        await eventually(() => expect(handled).toEqual(['ada:1']));
      }
      const nc = await connectNats({ servers });
      const manager = await jetstreamManager(nc, { timeout: 10_000 });
      expect(await replicasOf(manager)).toEqual(new Set([3]));
      for (const more of [{}, { replicas: 1 }, { prepares: false }]) {
        await using bus = await connect(cluster.url, more);
        expect(await bus.deadLetters()).toEqual([]);
        expect(await replicasOf(manager)).toEqual(new Set([3]));
      }
      await nc.close();
    });

    test('can be raised for streams that exist', async () => {
      await using cluster = await startNatsCluster();
      await (await connect(cluster.url))[Symbol.asyncDispose]();
      await using bus = await connect(cluster.url, { replicas: 3 });
      bus.open();
      await relay(bus, followed('ada', 1));
      const nc = await connectNats({ servers: cluster.url.split(',').map((url) => new URL(url).host) });
      expect(await replicasOf(await jetstreamManager(nc))).toEqual(new Set([3]));
      await nc.close();
    });

    test('are refused by a server without a cluster, in a line that names the setting', async () => {
      await using server = await startNats();
      await expect(connect(server.url, { replicas: 3 })).rejects.toThrow(
        /^ROOKERY_NATS_REPLICAS: 127.0.0.1.*Set it to 1/,
      );
    });

    test('wait for the servers that a cluster has not yet', async () => {
      await using cluster = await startNatsCluster();
      const lines: string[] = [];
      const last = cluster.nodes.get('n2')!;
      await last.kill();
      const connecting = connect(cluster.url, { replicas: 3, lines });
      await eventually(() => expect(lines.join('')).toContain('Waiting for NATS'));
      await last.restart();
      await using bus = await connecting;
      expect(bus.healthy()).toBe(true);
    });
  },
);
