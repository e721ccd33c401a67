import {
  GraphQLError,
  Kind,
  parse,
  validate,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { badInput, codeOf, RookeryError } from '../errors.js';
import type { Log } from '../log.js';
import { isUnavailable } from '../mongo/index.js';
import type { GraphQLRequest } from '../subgraph-protocol/index.js';
import { prepareExecution, type Execute } from './execution/index.js';

/** The planner sends the same few texts over and over; each is read, checked and prepared once. */
const MAX_DOCUMENTS = 2_000;

/** Entities that one request may ask for: no operation that the gateway lets in needs as many. */
const MAX_REPRESENTATIONS = 2_000;

/** What is known of a document: by the name of an operation, how to run it; or why it cannot be run. */
type KnownDocument = ((operationName: string | undefined) => Execute) | readonly GraphQLError[];

/** Gives plain data: what JSON can say, and nothing that anybody else still holds. `requestId` is for the log. */
export type RunOperation<Context> = (
  request: GraphQLRequest,
  context: Context,
  requestId?: string,
) => Promise<FormattedExecutionResult>;

/** Runs operations against one subgraph's schema. Unforeseen errors are logged and masked. */
export function createRunOperation<Context>(schema: GraphQLSchema, log: Log): RunOperation<Context> {
  const documents = new LRUCache<string, KnownDocument>({ max: MAX_DOCUMENTS });
  const read = (query: string): KnownDocument => {
    let known = documents.get(query);
    if (!known) documents.set(query, (known = readDocument(schema, query)));
    return known;
  };
  return async ({ query, variables = {}, operationName }, context, requestId) => {
    const document = read(query);
    if (typeof document !== 'function') return { errors: document.map((error) => error.toJSON()) };
    const { representations } = variables;
    if (Array.isArray(representations) && representations.length > MAX_REPRESENTATIONS)
      return { errors: [badInput('representations', 'These are too many entities at once.').toJSON()] };
    const { data, errors } = await document(operationName)(context, variables);
    return {
      ...(errors ? { errors: errors.map((error) => mask(error, log, requestId)) } : {}),
      ...(data === undefined ? {} : { data }),
    };
  };
}

function readDocument(schema: GraphQLSchema, query: string): KnownDocument {
  try {
    const document = parse(query, { noLocation: true });
    const errors = validate(schema, document);
    if (errors.length > 0) return errors;
    const names = document.definitions.map((definition) => 'name' in definition && definition.name?.value);
    const prepared = new Map<string | undefined, Execute>();
    return (name) => {
      let execute = prepared.get(name);
      if (!execute) {
        execute = prepareExecution(schema, document, name);
        // Made-up names are not worth keeping.
        if (name === undefined || names.includes(name)) prepared.set(name, execute);
      }
      return execute;
    };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

/** Keeps what is in the table of errors; everything else is ours to read, not the client's. */
function mask(error: GraphQLError, log: Log, requestId?: string): GraphQLFormattedError {
  const place = error.path === undefined ? {} : { path: error.path };
  const known = codeOf(error) ?? (isClientsDoing(error) ? 'BAD_USER_INPUT' : null);
  if (known !== null && known !== 'INTERNAL_SERVER_ERROR')
    return { message: error.message, ...place, extensions: { ...error.extensions, code: known } };
  const trouble = { err: error.originalError ?? error, path: error.path, requestId };
  const isAway = isUnavailable(error.originalError);
  if (isAway) log.warn(trouble, 'The documents could not be reached.');
  else log.error(trouble, 'A resolver failed.');
  const { message, extensions } = new RookeryError(isAway ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR');
  return { message, ...place, extensions };
}

/** graphql-js itself refuses a variable (nothing has run yet) or the value of an argument; its text is meant for clients. */
function isClientsDoing({ path, originalError, nodes }: GraphQLError): boolean {
  if (path === undefined) return true;
  return originalError instanceof GraphQLError && nodes?.[0] !== undefined && nodes[0].kind !== Kind.FIELD;
}
