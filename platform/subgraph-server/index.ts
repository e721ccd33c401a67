export type { SubgraphRequest } from '../room-link/index.js';
export type { AskRoom } from './ask-room.js';
export { openSubgraph, type Subgraph, type SubgraphOptions } from './subgraph.js';
