import type { GatewayService } from '#gateway/index.js';
import type { RunningSubgraph } from '#platform/subgraph.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';

/** How long work may take to come to rest before something must be stuck, in ms. */
const PATIENCE_MS = 20_000;
const POLL_MS = 5;

/** What may have work to do. */
export interface Busy {
  readonly subgraphs: ReadonlyMap<string, Pick<RunningSubgraph, 'pending'>>;
  readonly infrastructure: Pick<SubgraphDeps, 'bus'>;
  readonly gateway: Pick<GatewayService, 'pending'>;
}

/**
 * Waits until outboxes are empty, every consumer has handled what it was sent, and every subgraph has flushed. One look is not
 * enough: a reaction may have written an event between the look at its outbox and the look at the bus.
 */
export async function settle(network: Busy): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (let quiet = 0; quiet < 2;) {
    const busy = await whatIsBusy(network);
    quiet = busy.length === 0 ? quiet + 1 : 0;
    if (busy.length === 0) continue;
    if (Date.now() > deadline) throw new Error(`The network does not come to rest: ${busy.join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function whatIsBusy({ subgraphs, infrastructure, gateway }: Busy): Promise<string[]> {
  const counts: [string, number][] = [
    ...(await Promise.all(
      Array.from(subgraphs, async ([name, subgraph]): Promise<[string, number]> => [
        name,
        await subgraph.pending(),
      ]),
    )),
    ...(await infrastructure.bus.pending()),
    ['gateway', await gateway.pending()],
  ];
  return counts.filter(([, count]) => count > 0).map(([name, count]) => `${name} has ${count} to do`);
}
