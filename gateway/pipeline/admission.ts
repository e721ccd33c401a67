import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { getVariableValues, GraphQLError, type GraphQLSchema } from 'graphql';
import { RookeryError } from '#platform/errors.js';
import type { Viewer } from '#platform/viewer.js';
import type { Limits } from '../config.js';
import { costOf } from './cost.js';
import type { Caller } from './operation.js';
import type { OperationContext } from './pipeline.js';

/** The last step of the admission: counts the operation, or rejects with RATE_LIMITED. */
export type Admit = (viewer: Viewer | null, caller: Caller) => Promise<void>;

type Resolved = GraphQLRequestContext<OperationContext>;

/**
 * Decides whether a valid operation is carried out, before any room hears of it: right for its transport, variables that
 * fit, not too costly, a viewer who is who they say, within the rate. What is refused here costs no fetch.
 */
export function admission(
  schema: GraphQLSchema,
  limits: Limits,
  admit: Admit,
): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        async didResolveOperation(context) {
          const { caller, signal } = context.contextValue;
          checkTransport(context);
          checkCost(schema, context, limits.cost);
          const viewer = await caller.identify();
          await admit(viewer, caller);
          const { requestId, clientIp } = caller;
          context.contextValue.fetchContext = { viewer, requestId, clientIp, signal };
        },
        // A subscription is not executed here: it is handed over, and the empty answer is never seen.
        responseForOperation({ operation, document, source, request, contextValue }) {
          if (operation.operation !== 'subscription') return Promise.resolve(null);
          const viewer = contextValue.fetchContext?.viewer ?? null;
          contextValue.onSubscription({
            document,
            operation,
            source,
            variables: request.variables ?? {},
            viewer,
          });
          return Promise.resolve({
            http: { status: 200, headers: new HeaderMap() },
            body: { kind: 'single', singleResult: {} },
          });
        },
      }),
  };
}

function checkTransport({ operation, request, contextValue: { caller } }: Resolved): void {
  if (!operation) {
    const { operationName } = request;
    const message = operationName
      ? 'The document has no operation of the name in `operationName`.'
      : 'Say in `operationName` which of the operations is meant.';
    throw new RookeryError('BAD_REQUEST', { message });
  }
  if (operation.operation === 'subscription' && caller.via !== 'socket') {
    throw new RookeryError('BAD_REQUEST', {
      message: 'Subscriptions run over WebSocket (graphql-transport-ws).',
    });
  }
}

function checkCost(schema: GraphQLSchema, { document, operation, request }: Resolved, limit: number): void {
  if (!document || !operation) return;
  const { coerced, errors } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    request.variables ?? {},
    {
      maxErrors: 1,
    },
  );
  if (errors?.[0]) throw asBadInput(errors[0]);
  const cost = costOf(schema, document, operation, coerced ?? {});
  if (cost <= limit) return;
  const message = `The operation may load ${cost} objects; the limit is ${limit}. Ask for smaller pages.`;
  throw new RookeryError('OPERATION_TOO_COMPLEX', { message });
}

/** graphql-js says which variable is wrong and why, in words that are meant for clients. */
function asBadInput(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
