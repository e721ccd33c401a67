import { Gauge, type Registry } from 'prom-client';
import type { Clock } from '../clock.js';
import type { Backlog, Outbox } from '../mongo/outbox.js';
import { SingleFlight } from '../single-flight.js';
import { exposeCounts } from './counted-elsewhere.js';
import { timely } from '../timely.js';

/** What metrics read of an outbox. */
export type MeasuredOutbox = Pick<Outbox, 'backlog' | 'failures'>;

type Backlogs = readonly (readonly [subgraph: string, backlog: Backlog])[];

/** Exposes the outboxes of the subgraphs of this process, by the name of the subgraph. */
export function outboxWatcher(
  registers: Registry[],
  clock: Clock,
): (subgraph: string, outbox: MeasuredOutbox) => void {
  const outboxes = new Map<string, MeasuredOutbox>();
  // Both gauges of a scrape share one read.
  const reads = new SingleFlight<Backlogs>();
  const backlogs = (): Promise<Backlogs> => reads.run('backlogs', () => backlogsOf(outboxes));
  const labelNames = ['subgraph'] as const;
  new Gauge({
    name: 'rookery_outbox_documents',
    help: 'Documents whose events are not published yet. Reported by the one process that sweeps the outbox of the subgraph.',
    ...{ labelNames, registers },
    async collect() {
      this.reset();
      for (const [subgraph, backlog] of await backlogs()) this.set({ subgraph }, backlog.documents);
    },
  });
  new Gauge({
    name: 'rookery_outbox_oldest_seconds',
    help: 'Age of the oldest event that is not published yet, in seconds; 0 when there is none. Reported by the same process.',
    ...{ labelNames, registers },
    async collect() {
      this.reset();
      for (const [subgraph, { oldestAt }] of await backlogs())
        this.set({ subgraph }, oldestAt === null ? 0 : Math.max(0, clock.now() - oldestAt) / 1000);
    },
  });
  exposeCounts(
    {
      name: 'rookery_publish_failures_total',
      help: 'Publishes of events that this process will try again.',
      ...{ label: 'subgraph', registers },
    },
    () => Array.from(outboxes, ([subgraph, { failures }]) => [subgraph, failures] as const),
  );
  return (subgraph, outbox) => void outboxes.set(subgraph, outbox);
}

/** Those of this process; none while MongoDB cannot be reached, which /ready reports. */
async function backlogsOf(outboxes: ReadonlyMap<string, MeasuredOutbox>): Promise<Backlogs> {
  const read = Array.from(outboxes, async ([subgraph, outbox]) => {
    const backlog = await timely(outbox.backlog());
    return backlog === null ? [] : [[subgraph, backlog] as const];
  });
  return (await Promise.all(read)).flat();
}
