export { openSubgraph, type AskRoom, type Subgraph, type SubgraphOptions } from './subgraph.js';
export type { SubgraphRequest } from './operation.js';
