import type { FormattedExecutionResult } from 'graphql';
import type { GraphQLRequest } from '../subgraph-protocol/index.js';
import type { RequestContext } from '../viewer.js';

/**
 * Asks a subgraph in its own process. The answer is plain data, the same that it would be over HTTP; it belongs to whoever
 * asked. What fails is in its `errors`, masked.
 */
export type ExecuteRequest = (
  request: GraphQLRequest,
  context: RequestContext,
) => Promise<FormattedExecutionResult>;
