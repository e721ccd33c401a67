import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect as connectNats } from '@nats-io/transport-node';
import { describe, expect, test } from 'vitest';
import { followed, relay } from '#testkit/bus/bus-fixtures.js';
import { connect, Ledger, moment, numbered } from '#testkit/bus/bus-processes.js';
import { findBinary, startNatsCluster } from '#testkit/services/index.js';

const missing = findBinary('nats-server') === null;
const PATIENCE = { timeout: 60_000, interval: 20 };
const KEYS = ['ada', 'bob', 'cleo', 'dora'];

/** Whether every stream and consumer has a leader, and every server all of their messages. */
async function areReplicated(manager: JetStreamManager): Promise<boolean> {
  for await (const { config, cluster } of manager.streams.list()) {
    const consumers = await manager.consumers.list(config.name).next();
    for (const group of [cluster, ...consumers.map((each) => each.cluster)])
      if (!group?.leader || !group.replicas?.every(({ current, offline }) => current && !offline))
        return false;
  }
  return true;
}

describe.skipIf(missing)(
  `a cluster of NATS servers${missing ? ' (skipped: nats-server is not installed)' : ''}`,
  { timeout: 180_000 },
  () => {
    test('loses no event and no order when the leader of one stream after the other is killed', async () => {
      await using cluster = await startNatsCluster();
      await using one = await connect(cluster, 'three', { replicas: 3 });
      await using other = await connect(cluster, 'three', { replicas: 3 });
      const ledger = new Ledger();
      const reactions = { 'user.followed': ledger.reaction(moment) };
      for (const bus of [one, other]) await bus.consume({ durable: 'shared', concurrency: 2, reactions });
      const nc = await connectNats({ servers: cluster.url.split(','), maxReconnectAttempts: -1 });
      const manager = await jetstreamManager(nc, { timeout: 10_000 });
      await expect.poll(() => areReplicated(manager), PATIENCE).toBe(true);

      let published = 0;
      const publishRound = async () => {
        const to = published++;
        await Promise.all(KEYS.map((key, index) => relay(index % 2 ? one : other, followed(key, to))));
      };
      const recoveries: string[] = [];
      for (const stream of ['GRAPH', 'LEASES']) {
        const { cluster: group } = await manager.streams.info(`THREE_${stream}`);
        const leader = cluster.nodes.get(group?.leader ?? '')!;
        await publishRound();
        await leader.kill();
        const killed = performance.now();
        await publishRound();
        const stored = Math.round(performance.now() - killed);
        for (const key of KEYS)
          await expect.poll(() => ledger.of(key), PATIENCE).toEqual(numbered(key, published));
        recoveries.push(`${stream} ${stored} ms, ${Math.round(performance.now() - killed)} ms`);
        await leader.restart();
        await expect.poll(() => areReplicated(manager).catch(() => false), PATIENCE).toBe(true);
      }
      console.log(`stored and handled after the death of the leader of ${recoveries.join('; ')}`);
      expect(await one.deadLetters()).toEqual([]);
      await nc.close();
    });
  },
);
