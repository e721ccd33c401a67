import { openInfrastructure, type InfrastructureOptions } from '#platform/infrastructure.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import { EVENTS } from '#schema/events.js';
import { openSubgraphDeps, type SubgraphDeps } from '#social/subgraph-deps.js';

/** The infrastructure and the shared domain, as the network opens them for its subgraphs. */
export async function openTestDeps(
  stack: DisposalStack,
  options: Omit<InfrastructureOptions, 'events'>,
): Promise<SubgraphDeps> {
  return openSubgraphDeps(await openInfrastructure(stack, { events: EVENTS, ...options }));
}
