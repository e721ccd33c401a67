import { buildSubgraphSchema } from '@apollo/subgraph';
import { systemClock } from '#platform/clock.js';
import { silentLog } from '#platform/log.js';
import { createMetrics } from '#platform/metrics/index.js';
import { readTypeDefs } from '#platform/subgraph.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';
import { openSubgraphEndpoint, type SubgraphEndpoint } from '#platform/subgraph-server/index.js';
import { RESOLVERS } from './world.js';

/** Opens all subgraphs with their real SDL and data in memory; over HTTP too when `listening`. */
export async function openSubgraphs(
  secret: Buffer,
  listening: boolean,
): Promise<Record<string, SubgraphEndpoint>> {
  const subgraphs = {} as Record<string, SubgraphEndpoint>;
  for (const subgraph of SUBGRAPH_NAMES) {
    subgraphs[subgraph] = await openSubgraphEndpoint({
      ...{ subgraph, secret, clock: systemClock, log: silentLog },
      schema: buildSubgraphSchema({ typeDefs: readTypeDefs(subgraph), resolvers: RESOLVERS[subgraph]! }),
      listen: listening ? { host: '127.0.0.1', port: 0 } : null,
      createContext: (context) => context,
      dependencies: {},
      metrics: createMetrics(null),
    });
  }
  return subgraphs;
}
