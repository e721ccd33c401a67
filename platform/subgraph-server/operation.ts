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
import { badInput, codeOf, isStackOverflow, RookeryError } from '../errors.js';
import type { Log } from '../log.js';
import { isUnavailable } from '../mongo/index.js';
import { isOutage } from '../outage.js';
import type { GraphQLRequest } from '../subgraph-protocol/index.js';
import type { RequestContext } from '../viewer.js';
import { prepareExecution, type Execute, type PrepareExecution } from './execution/index.js';

/**
 * The planner sends few distinct documents; each is parsed, validated and prepared once. Entries and characters: a prepared
 * document takes about 100 times its text.
 */
const DOCUMENTS = { max: 2_000, maxSize: 500_000 };

/** The most entities of one request. No operation within the gateway's limits needs as many. */
const MAX_REPRESENTATIONS = 2_000;

/** A document: its operations by name, or its syntax and validation errors. */
type KnownDocument = ((operationName: string | undefined) => Execute) | readonly GraphQLError[];

/** Resolves with plain JSON data that the caller owns. `requestId` is for the log; `signal` ends the execution. */
export type RunOperation<Context> = (
  request: GraphQLRequest,
  context: Context,
  asked?: Partial<Pick<RequestContext, 'requestId' | 'signal'>>,
) => Promise<FormattedExecutionResult>;

/** Executes operations against one subgraph's schema. Errors without a code are logged and masked. */
export function createRunOperation<Context>(
  schema: GraphQLSchema,
  log: Log,
  prepare: PrepareExecution = prepareExecution,
): RunOperation<Context> {
  const documents = new LRUCache<string, KnownDocument>({
    ...DOCUMENTS,
    sizeCalculation: (_, query) => Math.max(1, query.length),
  });
  const read = (query: string): KnownDocument => {
    let known = documents.get(query);
    if (!known) documents.set(query, (known = readDocument(schema, query, prepare)));
    return known;
  };
  return async ({ query, variables = {}, operationName }, context, { requestId, signal } = {}) => {
    const document = read(query);
    if (typeof document !== 'function') return { errors: document.map((error) => error.toJSON()) };
    const { representations } = variables;
    if (Array.isArray(representations) && representations.length > MAX_REPRESENTATIONS)
      return {
        errors: [
          badInput('representations', `At most ${MAX_REPRESENTATIONS} entities in one request.`).toJSON(),
        ],
      };
    const { data, errors } = await document(operationName)(context, variables, signal);
    if (!errors) return data === undefined ? {} : { data };
    const masked = errors.map((error) => mask(error, log, requestId));
    return data === undefined ? { errors: masked } : { errors: masked, data };
  };
}

function readDocument(schema: GraphQLSchema, query: string, prepare: PrepareExecution): KnownDocument {
  try {
    const document = parse(query, { noLocation: true });
    const errors = validate(schema, document);
    if (errors.length > 0) return errors;
    const names = document.definitions.map((definition) => 'name' in definition && definition.name?.value);
    const prepared = new Map<string | undefined, Execute>();
    return (name) => {
      let execute = prepared.get(name);
      if (!execute) {
        execute = prepare(schema, document, name);
        // Names that the document does not have are not kept: a caller could send any number of them.
        if (name === undefined || names.includes(name)) prepared.set(name, execute);
      }
      return execute;
    };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

/** Returns an error with a code of the table as it is; logs any other error and returns a generic one. */
function mask(error: GraphQLError, log: Log, requestId?: string): GraphQLFormattedError {
  const location = error.path === undefined ? {} : { path: error.path };
  const known = codeOf(error) ?? (isInputError(error) ? 'BAD_USER_INPUT' : null);
  if (known !== null && known !== 'INTERNAL_SERVER_ERROR')
    return { message: error.message, ...location, extensions: { ...error.extensions, code: known } };
  const details = { err: error.originalError ?? error, path: error.path, requestId };
  const isDown = isUnavailable(error.originalError) || isOutage(error.originalError);
  if (isDown) log.warn(details, 'A resolver failed because the document store or the cache is unavailable.');
  else log.error(details, 'A resolver failed.');
  const { message, extensions } = new RookeryError(isDown ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR');
  return { message, ...location, extensions };
}

/** Whether graphql-js rejected a variable (before execution: no path) or an argument value; its message is meant for clients. */
function isInputError(error: GraphQLError): boolean {
  const { path, originalError, nodes } = error;
  if (isStackOverflow(error)) return false;
  if (path === undefined) return true;
  return originalError instanceof GraphQLError && nodes?.[0] !== undefined && nodes[0].kind !== Kind.FIELD;
}
