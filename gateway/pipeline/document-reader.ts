import { ApolloServer, HeaderMap, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { DocumentNode, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Log } from '#platform/log.js';
import type { Limits } from '../config.js';
import { sizeRule } from './limits.js';
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

/** Apollo Server as the reader of documents: it parses within the limit of tokens, validates, and applies our own rules. */
export async function openReader(schema: GraphQLSchema, options: ReaderOptions): Promise<ReadDocument> {
  const { limits, introspection, log } = options;
  // It is never stopped: it listens nowhere and goes with whoever holds it, reads under way and all.
  const apollo = new ApolloServer<Reading>({
    schema,
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [sizeRule(limits), reservedNamesRule],
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
    let document: DocumentNode | undefined;
    const contextValue: Reading = { accept: (accepted) => (document = accepted) };
    const { body } = await apollo.executeOperation({ query: text }, { contextValue });
    if (document) return document;
    throw new RejectedDocument((body.kind === 'single' && body.singleResult.errors) || []);
  };
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
