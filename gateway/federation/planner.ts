import type { Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';

/**
 * Plans operations on a supergraph. Fetches have the fragments of the client written out: the planner would keep a fragment that is
 * used twice also where it selects what a subgraph refuses. Documents of fetches become 0.3 % longer by it, over the examples and the
 * documents of the tests.
 */
export function createPlanner(supergraph: Supergraph): QueryPlanner {
  return new QueryPlanner(supergraph, { reuseQueryFragments: false });
}
