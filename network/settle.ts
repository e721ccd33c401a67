import type { GatewayService } from '#gateway/index.js';
import type { RunningSubgraph } from '#platform/subgraph.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';

/** The time after which a network that is still busy is considered stuck, in ms. */
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
 * in a row are needed: a reaction may write an event between the check of its outbox and the check of the bus.
 */
export async function settle(network: Busy): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (let quiet = 0; quiet < 2;) {
    const busy = await busyParts(network);
    quiet = busy.length === 0 ? quiet + 1 : 0;
    if (busy.length === 0) continue;
    if (Date.now() > deadline) throw new Error(`The network is still busy: ${busy.join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function busyParts({ subgraphs, infrastructure, gateway }: Busy): Promise<string[]> {
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
  return counts.filter(([, count]) => count > 0).map(([name, count]) => `${name} has ${count} to do`);
}
