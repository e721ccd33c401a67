import { ApolloServer, HeaderMap, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import {
  Kind,
  parse,
  visit,
  type DocumentNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { RookeryError } from '#platform/errors.js';
import { silentLog, type Log } from '#platform/log.js';
import type { Limits } from '../limits.js';
import { excessOf } from './limits.js';
import { mask } from './mask.js';
import { isTextNestedBeyond, NestedTooDeeply } from './nesting.js';
import { reservedNamesRule, secretSchemaRule } from './names.js';
import { hasConditionalRoot } from './subscription-root.js';

/** A text that is not a valid document of the schema, or that exceeds the limits. */
export class RejectedDocument extends Error {
  override readonly name = 'RejectedDocument';
  /** The reasons, masked for clients. */
  readonly errors: readonly GraphQLFormattedError[];

  constructor(errors: readonly GraphQLFormattedError[]) {
    super('The document was rejected.');
    this.errors = errors;
  }
}

/** Parses and validates a text within the limits. Rejects with RejectedDocument. `requestId` is for the log. */
export type ReadDocument = (text: string, requestId?: string) => Promise<DocumentNode>;

export interface ReaderOptions {
  limits: Limits;
  /** Whether introspection and suggestions are allowed. */
  introspection: boolean;
  log: Log;
}

interface Reading extends BaseContext {
  readonly accept: (document: DocumentNode) => void;
  readonly fail: (error: Error) => void;
}

/**
 * Opens a reader of documents on Apollo Server, which parses and validates. Documents that are too large are rejected
 * before, because the time of validation grows with the square of their size.
 */
export async function openReader(schema: GraphQLSchema, options: ReaderOptions): Promise<ReadDocument> {
  const { limits, introspection, log } = options;
  // Never stopped: it listens nowhere and holds no resources beyond its memory.
  const apollo = new ApolloServer<Reading>({
    schema,
    // `secretSchemaRule` refuses introspection: Apollo Server's own message names the product.
    introspection: true,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: introspection ? [reservedNamesRule] : [reservedNamesRule, secretSchemaRule],
    validationOptions: { maxErrors: limits.errors },
    persistedQueries: false,
    documentStore: null,
    // Errors leave unchanged, to be masked by the caller, who knows the request.
    formatError: (_formatted, error) => ({ message: '', extensions: { error } }),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      returnDocument,
    ],
    stopOnTerminationSignals: false,
    // The caller logs failures, with the id of the request.
    logger: silentLog,
  });
  await apollo.start();
  return async (text, requestId) => {
    const masked = (error: unknown): GraphQLFormattedError => mask(error, log, requestId);
    const reasons = rejectionReasons(text, limits);
    if (reasons.length > 0) throw new RejectedDocument(reasons.map(masked));
    let document: DocumentNode | undefined;
    let failure: Error | undefined;
    const contextValue: Reading = {
      accept: (accepted) => (document = accepted),
      fail: (error) => (failure = error),
    };
    const { body } = await apollo
      .executeOperation({ query: text }, { contextValue })
      .catch((error: unknown) => {
        throw failure ?? error;
      });
    if (document) return withoutLocations(document);
    const errors = (body.kind === 'single' && body.singleResult.errors) || [];
    throw new RejectedDocument(errors.map(({ extensions }) => masked(extensions?.['error'])));
  };
}

/**
 * Drops the locations, which take more memory than everything else in a document. Those of variables stay, for the errors
 * of their values; without their tokens, each of which holds all others.
 */
function withoutLocations(document: DocumentNode): DocumentNode {
  visit(document, {
    enter(node) {
      const { loc } = node;
      const kept = node.kind === Kind.VARIABLE_DEFINITION && loc;
      Object.assign(node, {
        loc: kept ? { start: kept.start, end: kept.end, source: kept.source } : undefined,
      });
    },
  });
  return document;
}

/** The reasons to reject a text before Apollo Server reads it: excessive size, and what validation would throw at. */
function rejectionReasons(text: string, limits: Limits): RookeryError[] {
  if (isTextNestedBeyond(limits.nesting, text, limits.tokens)) return [new NestedTooDeeply(limits)];
  const document = tryToParse(text, limits.tokens);
  if (!document) return [];
  const excess = excessOf(document, limits);
  if (excess.length > 0 || !hasConditionalRoot(document)) {
    return excess.map((message) => new RookeryError('OPERATION_TOO_COMPLEX', { message }));
  }
  const message = '@skip and @include are not allowed where a subscription selects its event.';
  return [new RookeryError('GRAPHQL_VALIDATION_FAILED', { message })];
}

/** Null for a text that cannot be parsed; Apollo Server reports the reason. */
function tryToParse(text: string, maxTokens: number): DocumentNode | null {
  try {
    return parse(text, { maxTokens, noLocation: true });
  } catch {
    return null;
  }
}

/** Hands the validated document over instead of executing it. */
const returnDocument: ApolloServerPlugin<Reading> = {
  unexpectedErrorProcessingRequest({ error, requestContext: { contextValue } }) {
    contextValue.fail(error);
    return Promise.resolve();
  },
  requestDidStart: () =>
    Promise.resolve({
      responseForOperation({ document, contextValue }) {
        contextValue.accept(document);
        return Promise.resolve({
          http: { status: 200, headers: new HeaderMap() },
          body: { kind: 'single', singleResult: {} },
        });
      },
    }),
};
