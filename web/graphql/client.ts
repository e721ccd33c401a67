import { persistedExchange } from '@urql/exchange-persisted';
import { Client, fetchExchange, subscriptionExchange, type Exchange, type TypedDocumentNode } from 'urql';
import type { SessionStore } from '../session/session.js';
import { authentication } from './authentication.js';
import { cache } from './cache.js';
import type { LiveConnection } from './live.js';
import { recorder, type OperationLog } from './operation-log.js';

/** The hash that the code generator has put into a document. */
function hashOf(document: TypedDocumentNode): string {
  const { __meta__ } = document as { __meta__?: { hash?: string } };
  return (__meta__?.hash ?? '').replace(/^sha256:/, '');
}

/** Sends hashes instead of texts, so that the gateway may run the documents of this client alone. */
const persisted: Exchange = persistedExchange({
  preferGetForPersistedQueries: false,
  enforcePersistedQueries: true,
  enableForMutation: true,
  enableForSubscriptions: true,
  generateHash: (_, document) => Promise.resolve(hashOf(document as TypedDocumentNode)),
});

/** The client of one user: the next user gets another, with an empty cache. */
export function createGraphqlClient(session: SessionStore, live: LiveConnection, log: OperationLog): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    exchanges: [
      cache(),
      recorder(log),
      authentication(session),
      persisted,
      fetchExchange,
      subscriptionExchange({ forwardSubscription: live.forward }),
    ],
  });
}
