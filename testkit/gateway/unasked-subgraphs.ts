import type { DataSources } from '#gateway/federation/index.js';

/** A source for each subgraph of a supergraph, for tests that read and plan operations and run none. */
export function unaskedSubgraphs(supergraph: string): DataSources {
  const process = (): Promise<never> => Promise.reject(new Error('No subgraph is asked here.'));
  const names = [...supergraph.matchAll(/@join__graph\(name: "(\w+)"/g)].map(([, name]) => name);
  return Object.fromEntries(names.map((name) => [name, { process }]));
}
