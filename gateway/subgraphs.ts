import type { Clock } from '#platform/clock.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import type { Log } from '#platform/log.js';
import type { GatewayConfig, SubgraphConnection } from './config.js';
import { HttpTransport, LocalTransport, SubgraphDataSource } from './data-source/index.js';
import type { Limits } from './limits.js';
import type { Metrics } from './metrics.js';

interface SubgraphDeps {
  limits: Pick<Limits, 'fetchMs'>;
  metrics: Pick<Metrics, 'fetches'>;
  clock: Clock;
  log: Log;
}

/** Opens a data source for each subgraph. */
export function openSubgraphs(
  stack: DisposalStack,
  { subgraphs, internalSecret }: Pick<GatewayConfig, 'subgraphs' | 'internalSecret'>,
  { limits: { fetchMs }, metrics: { fetches }, clock, log }: SubgraphDeps,
): Record<string, SubgraphDataSource> {
  const transportTo = (name: string, connection: SubgraphConnection): HttpTransport | LocalTransport =>
    'ask' in connection
      ? new LocalTransport(connection.ask)
      : new HttpTransport(name, connection.url, internalSecret, clock);
  const open = (name: string, connection: SubgraphConnection): SubgraphDataSource =>
    stack.use(
      new SubgraphDataSource({
        subgraph: name,
        transport: transportTo(name, connection),
        fetchMs,
        log,
        observe: (outcome, ms) => fetches.observe({ subgraph: name, outcome }, ms / 1000),
      }),
    );
  return Object.fromEntries(
    Object.entries(subgraphs).map(([name, connection]) => [name, open(name, connection)]),
  );
}
