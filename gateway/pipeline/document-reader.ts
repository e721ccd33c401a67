import { ApolloServer, HeaderMap, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { parse, type DocumentNode, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { RookeryError } from '#platform/errors.js';
import type { Log } from '#platform/log.js';
import type { Limits } from '../config.js';
import { excessOf } from './limits.js';
import { mask } from './mask.js';
import { reservedNamesRule } from './names.js';

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

/** Reads a text: parsed, valid, within the limits. Rejects with RejectedDocument. */
export type ReadDocument = (text: string) => Promise<DocumentNode>;

export interface ReaderOptions {
  limits: Limits;
  /** Whether the schema may be asked for, and suggested from. */
  introspection: boolean;
  log: Log;
}

interface Reading extends BaseContext {
  readonly accept: (document: DocumentNode) => void;
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
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [reservedNamesRule],
    validationOptions: { maxErrors: limits.errors },
    persistedQueries: false,
    documentStore: null,
    formatError: (_formatted, error) => mask(error, log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      handOverDocument,
    ],
    stopOnTerminationSignals: false,
    logger: log,
  });
  await apollo.start();
  return async (text) => {
    refuseTooLarge(text, options);
    let document: DocumentNode | undefined;
    const contextValue: Reading = { accept: (accepted) => (document = accepted) };
    const { body } = await apollo.executeOperation({ query: text }, { contextValue });
    if (document) return document;
    throw new RejectedDocument((body.kind === 'single' && body.singleResult.errors) || []);
  };
}

function refuseTooLarge(text: string, { limits, log }: ReaderOptions): void {
  const document = tryToParse(text, limits.tokens);
  const reasons = document ? excessOf(document, limits) : [];
  if (reasons.length === 0) return;
  const errors = reasons.map((message) => new RookeryError('OPERATION_TOO_COMPLEX', { message }));
  throw new RejectedDocument(errors.map((error) => mask(error, log)));
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
