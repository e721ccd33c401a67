import type { SubscribePayload } from 'graphql-ws';
import type { OperationRequest } from '../pipeline/index.js';

/** The operation that a `subscribe` message asks for. */
export function operationIn(payload: SubscribePayload): OperationRequest {
  const { query, operationName, variables, extensions } = payload;
  // An extension from persisted operations over HTTP; `query` is empty then.
  const { documentId } = payload as { documentId?: unknown };
  return {
    query,
    ...(typeof documentId === 'string' ? { documentId } : {}),
    ...(operationName ? { operationName } : {}),
    ...(variables ? { variables } : {}),
    ...(extensions ? { extensions } : {}),
  };
}
