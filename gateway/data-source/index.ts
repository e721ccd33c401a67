export {
  SubgraphDataSource,
  type FetchContext,
  type FetchOutcome,
  type SubgraphDataSourceOptions,
} from './subgraph-data-source.js';
export { HttpTransport } from './http-transport.js';
export { GraphqlTransport } from './graphql-transport.js';
export type { PropagatedHeaders } from './transport.js';
export { LocalTransport } from './local-transport.js';
export { OperationUse } from './operation-use.js';
export { Deadline } from './deadline.js';
export { TimeoutQueue } from './timeout-queue.js';
export { boundedErrors } from './subgraph-errors.js';
export { CallerGone } from './failure.js';
