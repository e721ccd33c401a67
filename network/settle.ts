import type { GatewayService } from '#gateway/index.js';
import type { RunningSubgraph } from '#platform/subgraph.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';

/** A busy network is considered stuck when nothing has changed for so long, in ms. */
const PATIENCE_MS = 20_000;
const POLL_MS = 5;

/** The parts of a network that may be busy. */
export interface Busy {
  readonly subgraphs: ReadonlyMap<string, Pick<RunningSubgraph, 'pending'>>;
  readonly infrastructure: Pick<SubgraphDeps, 'bus'>;
  readonly gateway: Pick<GatewayService, 'pending'>;
}

/**
 * Waits until outboxes are empty, consumers have handled their events and subgraphs have flushed their writes. Two idle checks
 * in a row are needed: a reaction may write an event between the check of its outbox and the check of the bus. Rejects when
 * the network makes no progress; a slow one is given its time. More to do is progress, too: a reaction may make a thousand events.
 */
export async function settle(network: Busy): Promise<void> {
  let deadline = Date.now() + PATIENCE_MS;
  let last = Infinity;
  for (let quiet = 0; quiet < 2;) {
    const busy = await busyParts(network);
    const left = busy.reduce((sum, { count }) => sum + count, 0);
    quiet = left === 0 ? quiet + 1 : 0;
    if (left !== last) {
      last = left;
      deadline = Date.now() + PATIENCE_MS;
    }
    if (left === 0) continue;
    if (Date.now() > deadline) {
      const parts = busy.map(({ name, count }) => `${name} has ${count} to do`);
      throw new Error(`The network is still busy: ${parts.join(', ')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

interface BusyPart {
  readonly name: string;
  readonly count: number;
}

async function busyParts({ subgraphs, infrastructure, gateway }: Busy): Promise<BusyPart[]> {
  const counts: [string, number][] = [
    ...(await Promise.all(
      Array.from(subgraphs, async ([name, subgraph]): Promise<[string, number]> => [
        name,
        await subgraph.pending(),
      ]),
    )),
    ...(await infrastructure.bus.pending()),
    ['gateway', gateway.pending()],
  ];
  return counts.filter(([, count]) => count > 0).map(([name, count]) => ({ name, count }));
}
