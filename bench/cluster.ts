import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { DisposalStack } from '#platform/lifecycle.js';
import { silentLog } from '#platform/log.js';
import { connectMongo } from '#platform/mongo/index.js';
import { AcknowledgedLoad } from '#testkit/faults/acknowledged-load.js';
import { startProcessCluster, type ProcessCluster } from '#testkit/faults/process-cluster.js';
import { HomeTimeline } from '#testkit/operations/timelines.js';
import { differencesOf, type Differences } from './cluster/differences.js';
import { faultsOf, type Fault } from './cluster/faults.js';

/** How long everything may take to arrive after the last fault, in ms, and how often to look. */
const PATIENCE = 300_000;
const EVERY = 500;

/**
 * Kills one server after the other of a network of processes on clusters while users post, like and follow. Prints what was
 * acknowledged, lost, doubled and foreign, how long the network took to recover from each fault, and to be complete in the end.
 */
export async function run(): Promise<void> {
  await using stack = new DisposalStack();
  const cluster = stack.use(await startProcessCluster());
  const mongo = stack.use(
    await connectMongo({ url: cluster.documentsUrl, namespace: cluster.namespace, log: silentLog }),
  );
  const streams = await openStreams(stack, cluster);
  const load = await AcknowledgedLoad.open(cluster.urls);
  const recoveries: Record<string, string>[] = [];
  await load.during(async () => {
    for (const fault of await faultsOf(cluster, streams)) {
      recoveries.push({
        fault: fault.name,
        'ms until a new tweet is in a timeline': String(await recover(load, fault)),
      });
    }
  });
  const { ms, differences } = await complete(() => differencesOf(load, mongo));
  console.table(recoveries);
  console.table([{ ...load.sizes, ...differences, 'ms until complete': ms }]);
  console.log('Answers that were no acknowledgement, by code:', Object.fromEntries(load.refusals));
  printErrors(cluster.errors());
}

async function openStreams(stack: DisposalStack, { nats }: ProcessCluster): Promise<JetStreamManager> {
  const connection = await connect({ servers: nats.url.split(','), maxReconnectAttempts: -1 });
  stack.defer(() => connection.close());
  return jetstreamManager(connection);
}

/** Breaks something; returns the ms until a new tweet is in a timeline. Then mends it. */
async function recover(load: AcknowledgedLoad, { name, breaks, mends }: Fault): Promise<number> {
  await breaks();
  const brokenAt = performance.now();
  const id = await load.post(load.cast.authors[0]!, `after ${name}`);
  const isThere = async (): Promise<boolean> => {
    const page = await load.try(load.cast.readers[0]!, HomeTimeline, { first: 100 });
    return page?.homeTimeline?.edges.some(({ node }) => node?.id === id) ?? false;
  };
  while (!(await isThere())) await pause();
  const ms = Math.round(performance.now() - brokenAt);
  await mends();
  return ms;
}

/** Looks until nothing differs from what was acknowledged, or patience is over. */
async function complete(look: () => Promise<Differences>): Promise<{ ms: number; differences: Differences }> {
  const startedAt = performance.now();
  for (;;) {
    const differences = await look();
    const ms = Math.round(performance.now() - startedAt);
    if (Object.values(differences).every((count) => count === 0) || ms > PATIENCE) return { ms, differences };
    await pause();
  }
}

interface ErrorLine {
  name: string;
  subgraph?: string;
  path?: unknown;
  msg: string;
  err?: { type?: string; message?: string; stack?: string };
}

/** What the processes have logged as errors: the causes of INTERNAL_SERVER_ERROR are among them, which no client is told. */
function printErrors(lines: readonly string[]): void {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const { name, subgraph = name, path, msg, err } = JSON.parse(line) as ErrorLine;
    const where = err?.stack?.split('\n').slice(0, 3).join(' | ') ?? err?.message ?? '';
    const text = `${subgraph}: ${msg} ${JSON.stringify(path ?? [])} ${where}`;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  console.log('Errors in the logs of the processes:', counts.size === 0 ? 'none' : '');
  for (const [text, count] of counts) console.log(`${count} x ${text}`);
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, EVERY));
