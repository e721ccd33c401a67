export type { GraphQLRequest } from '../subgraph-protocol/index.js';
export type { ExecuteRequest } from './execute-request.js';
export { openSubgraphEndpoint, type SubgraphEndpoint, type SubgraphEndpointOptions } from './endpoint.js';
export { defineSubgraph } from './define-subgraph.js';
