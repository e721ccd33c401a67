import { ApolloServer, HeaderMap, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { parse, type DocumentNode, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { RookeryError } from '#platform/errors.js';
import { silentLog, type Log } from '#platform/log.js';
import type { Limits } from '../limits.js';
import { excessOf } from './limits.js';
import { mask } from './mask.js';
import { reservedNamesRule, secretSchemaRule } from './names.js';
import { hasConditionalRoot } from './subscription-root.js';

/** A text that is no document of this schema, or one that asks for too much. */
export class RejectedDocument extends Error {
  override readonly name = 'RejectedDocument';
  /** Why, as clients may read it. */
  readonly errors: readonly GraphQLFormattedError[];

  constructor(errors: readonly GraphQLFormattedError[]) {
    super('The document was rejected.');
    this.errors = errors;
  }
}

/** Reads a text: parsed, valid, within the limits. Rejects with RejectedDocument. `requestId` is for the log. */
export type ReadDocument = (text: string, requestId?: string) => Promise<DocumentNode>;

export interface ReaderOptions {
  limits: Limits;
  /** Whether the schema may be asked for, and suggested from. */
  introspection: boolean;
  log: Log;
}

interface Reading extends BaseContext {
  readonly accept: (document: DocumentNode) => void;
  readonly fail: (error: Error) => void;
}

/**
 * Apollo Server as the reader of documents: it parses within the limit of tokens and validates. What is too large never gets
 * there, because to validate takes time that grows with the square of what is read.
 */
export async function openReader(schema: GraphQLSchema, options: ReaderOptions): Promise<ReadDocument> {
  const { limits, introspection, log } = options;
  // It is never stopped: it listens nowhere and goes with whoever holds it, reads under way and all.
  const apollo = new ApolloServer<Reading>({
    schema,
    // Its own refusal tells who it is.
    introspection: true,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: introspection ? [reservedNamesRule] : [reservedNamesRule, secretSchemaRule],
    validationOptions: { maxErrors: limits.errors },
    persistedQueries: false,
    documentStore: null,
    // It knows no request: what it is told leaves with the answer as it is, to be masked for whoever asked.
    formatError: (_formatted, error) => ({ message: '', extensions: { error } }),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      handOverDocument,
    ],
    stopOnTerminationSignals: false,
    // What goes wrong is told to whoever asked, who knows the request that it belongs to.
    logger: silentLog,
  });
  await apollo.start();
  return async (text, requestId) => {
    const masked = (error: unknown): GraphQLFormattedError => mask(error, log, requestId);
    const reasons = reasonsAgainst(text, limits);
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
    if (document) return document;
    const errors = (body.kind === 'single' && body.singleResult.errors) || [];
    throw new RejectedDocument(errors.map(({ extensions }) => masked(extensions?.['error'])));
  };
}

/** Why Apollo Server must not get a text: what it has too much of, and what validation would throw at. */
function reasonsAgainst(text: string, limits: Limits): RookeryError[] {
  const document = tryToParse(text, limits.tokens);
  if (!document) return [];
  const excess = excessOf(document, limits);
  if (excess.length > 0 || !hasConditionalRoot(document)) {
    return excess.map((message) => new RookeryError('OPERATION_TOO_COMPLEX', { message }));
  }
  const message = '@skip and @include are not allowed where a subscription selects its event.';
  return [new RookeryError('GRAPHQL_VALIDATION_FAILED', { message })];
}

/** Why a text cannot be parsed, Apollo Server says. */
function tryToParse(text: string, maxTokens: number): DocumentNode | null {
  try {
    return parse(text, { maxTokens, noLocation: true });
  } catch {
    return null;
  }
}

/** A document that is read is handed over. It is carried out elsewhere, the first time as every other time. */
const handOverDocument: ApolloServerPlugin<Reading> = {
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
