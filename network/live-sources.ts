import type { LiveSources } from '#platform/live-source.js';
import type { Subgraph } from '#platform/subgraph.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';

/** Opens the live sources of all subgraphs, for the gateway. Throws when two subgraphs claim the same field. */
export function liveSourcesOf(
  subgraphs: readonly Pick<Subgraph<SubgraphDeps>, 'name' | 'live'>[],
  deps: SubgraphDeps,
): LiveSources {
  const sources: Record<string, LiveSources[string]> = {};
  for (const { name, live } of subgraphs) {
    for (const [field, open] of Object.entries(live)) {
      if (sources[field]) throw new Error(`Subscription.${field} has two live sources; one is of ${name}.`);
      sources[field] = open(deps);
    }
  }
  return sources;
}
