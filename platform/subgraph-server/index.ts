export { startSubgraphServer, type SubgraphServer, type SubgraphServerOptions } from './server.js';
export { createRunOperation, type RunOperation, type SubgraphRequest } from './operation.js';
