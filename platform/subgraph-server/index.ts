export type { SubgraphRequest } from '../subgraph-protocol/index.js';
export type { AskRoom } from './execute-request.js';
export { openSubgraph, type Subgraph, type SubgraphOptions } from './endpoint.js';
