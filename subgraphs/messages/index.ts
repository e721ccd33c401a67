import { createEnvelope } from '#platform/encryption/index.js';
import { Outbox, sweepLease } from '#platform/mongo/index.js';
import { encryptionKeysOf } from '#platform/secrets.js';
import { readTypeDefs } from '#platform/subgraph.js';
import { defineSubgraph } from '#social/define-subgraph.js';
import { createContext } from './context.js';
import { conversationEvents } from './live/conversation-events.js';
import { consumers } from './reactions/index.js';
import { resolvers } from './resolvers/index.js';
import { Bodies } from './store/bodies.js';
import { ConversationWrites } from './store/conversation-writes.js';
import { COLLECTIONS, openStores } from './store/index.js';

/** The messages subgraph: conversations of two and of groups. */
export const messages = defineSubgraph({
  name: 'messages',
  typeDefs: readTypeDefs('messages'),
  resolvers,
  collections: COLLECTIONS,
  open: async (deps, stack, { secrets }) => {
    const { mongo, bus, log } = deps;
    const stores = await openStores(deps);
    const outbox = stack.use(new Outbox(stores.carriers, bus, log, sweepLease(mongo, 'messages')));
    deps.metrics.watchOutbox('messages', outbox);
    const writes = new ConversationWrites({ ...stores, outbox, log });
    const bodies = new Bodies(createEnvelope({ serviceKeys: encryptionKeysOf(secrets) }));
    return { ...deps, stores, outbox, writes, bodies };
  },
  live: { conversationEvents },
  consumers,
  context: (parts, request) => createContext(request, parts),
  start: ({ outbox }) => outbox.start(),
  // In this order: what is written meanwhile is in the outbox.
  pending: async ({ writes, outbox }) => writes.pending + (await outbox.pending()),
});
