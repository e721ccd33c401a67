import type { JetStreamManager } from '@nats-io/jetstream';
import type { ProcessCluster } from '#testkit/faults/process-cluster.js';

/** One thing that breaks, and is mended when the network has recovered from it. */
export interface Fault {
  name: string;
  breaks: () => Promise<void>;
  mends: () => Promise<void>;
}

/** The leader of each stream, a Redis master, the way to MongoDB, a process of each subgraph, and a gateway. */
export async function faultsOf(cluster: ProcessCluster, streams: JetStreamManager): Promise<Fault[]> {
  const { documents, gateways, namespace, redis } = cluster;
  const names = (await streams.streams.list().next())
    .map(({ config }) => config.name)
    .filter((name) => name.startsWith(namespace.toUpperCase()));
  const first = [...cluster.subgraphs.values()].map(([copy]) => copy!);
  const [master] = redis.nodes;
  const [gateway] = gateways;
  return [
    ...names.map((name) => leaderOf(name, cluster, streams)),
    {
      name: 'a Redis master',
      breaks: () => master!.server.kill(),
      mends: async () => {
        await master!.server.restart();
        await redis.settled();
      },
    },
    {
      name: 'the way to MongoDB',
      breaks: async () => {
        await documents.close();
        await documents.reopen();
      },
      mends: () => Promise.resolve(),
    },
    {
      name: 'a process of each subgraph',
      breaks: async () => void (await Promise.all(first.map((copy) => copy.kill()))),
      mends: async () => void (await Promise.all(first.map((copy) => copy.restart()))),
    },
    { name: 'a gateway', breaks: () => gateway!.kill(), mends: () => gateway!.restart() },
  ];
}

/** Kills the server that leads a stream at that moment. */
function leaderOf(stream: string, { nats }: ProcessCluster, streams: JetStreamManager): Fault {
  let killed = '';
  return {
    name: `the leader of ${stream}`,
    breaks: async () => {
      killed = (await streams.streams.info(stream)).cluster?.leader ?? '';
      await nats.nodes.get(killed)!.kill();
    },
    mends: async () => {
      await nats.nodes.get(killed)!.restart();
      while (!(await areReplicated(streams))) await new Promise((resolve) => setTimeout(resolve, 100));
    },
  };
}

/** Whether every server has every message of every stream. */
async function areReplicated(streams: JetStreamManager): Promise<boolean> {
  const all = await streams.streams
    .list()
    .next()
    .catch(() => []);
  return (
    all.length > 0 &&
    all.every(({ cluster: group }) => group?.leader && group.replicas?.every(({ current }) => current))
  );
}
