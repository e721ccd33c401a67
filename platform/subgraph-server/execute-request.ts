import type { FormattedExecutionResult } from 'graphql';
import type { GraphQLRequest } from '../subgraph-protocol/index.js';
import type { RequestContext } from '../viewer.js';

/**
 * Executes a request in the subgraph's own process. Resolves with plain data, the same as over HTTP, which the caller owns.
 * Failures are in its `errors`, masked.
 */
export type ExecuteRequest = (
  request: GraphQLRequest,
  context: RequestContext,
) => Promise<FormattedExecutionResult>;
