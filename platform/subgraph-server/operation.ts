import {
  execute,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { codeOf, RookeryError } from '../errors.js';
import type { Log } from '../log.js';

/** What the gateway's query planner sends. */
export interface SubgraphRequest {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/** The planner sends the same few texts over and over; each is parsed and validated once. */
const MAX_DOCUMENTS = 2_000;

export type RunOperation<Context> = (request: SubgraphRequest, context: Context) => Promise<ExecutionResult>;

/** Runs operations against one room's schema. Unforeseen errors are logged and masked. */
export function createRunOperation<Context>(schema: GraphQLSchema, log: Log): RunOperation<Context> {
  const documents = new LRUCache<string, DocumentNode | readonly GraphQLError[]>({ max: MAX_DOCUMENTS });

  const prepare = (query: string): DocumentNode | readonly GraphQLError[] => {
    const known = documents.get(query);
    if (known) return known;
    const document = parse(query, { noLocation: true });
    const errors = validate(schema, document);
    const prepared = errors.length > 0 ? errors : document;
    documents.set(query, prepared);
    return prepared;
  };

  return async ({ query, variables, operationName }, context) => {
    const document = prepare(query);
    if (!('kind' in document)) return { errors: document };
    const result = await execute({
      schema,
      document,
      contextValue: context,
      variableValues: variables ?? null,
      operationName: operationName ?? null,
    });
    return result.errors ? { ...result, errors: result.errors.map((error) => mask(error, log)) } : result;
  };
}

/** Keeps what is in the table of errors; everything else is ours to read, not the client's. */
function mask(error: GraphQLError, log: Log): GraphQLError {
  const place = { path: error.path ?? null, nodes: error.nodes ?? null };
  const code = codeOf(error);
  if (code === null && error.originalError === undefined) {
    // graphql-js itself refuses a variable or argument value: the client's doing, and its text is meant for clients.
    return new GraphQLError(error.message, { ...place, extensions: { code: 'BAD_USER_INPUT' } });
  }
  if (code === null || code === 'INTERNAL_SERVER_ERROR') {
    log.error({ err: error.originalError ?? error, path: error.path }, 'A resolver failed.');
    return new GraphQLError(new RookeryError('INTERNAL_SERVER_ERROR').message, {
      ...place,
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
  }
  return new GraphQLError(error.message, { ...place, extensions: { ...error.extensions, code } });
}
