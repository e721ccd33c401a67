import { Outbox } from '#platform/mongo/index.js';
import { readTypeDefs } from '#platform/subgraph.js';
import { defineSubgraph } from '#platform/subgraph-server/index.js';
import { createTokenSigner } from '#platform/tokens/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { createAdminCommands, createCommands } from './commands/index.js';
import { createContext } from './context.js';
import { createPasswords } from './credentials/passwords.js';
import { RefreshTokens } from './credentials/refresh-tokens.js';
import { createQueries } from './queries/index.js';
import { startReactions } from './reactions/index.js';
import { resolvers } from './resolvers/index.js';
import { openStores } from './store/index.js';

/** The users subgraph: accounts, sessions, profiles and the social graph. */
export const users = defineSubgraph({
  name: 'users',
  typeDefs: readTypeDefs('users'),
  resolvers,
  open: async (deps: SubgraphDeps, stack, { secrets }) => {
    const { mongo, bus, clock, log, cursors } = deps;
    const stores = await openStores(mongo.database('users'));
    const outbox = stack.use(new Outbox(stores.withOutbox, bus, log));
    const profiles = stores.profiles(deps.cache, log);
    deps.metrics.watchCache('profiles', profiles);
    const commandDeps = {
      ...deps,
      stores,
      profiles,
      outbox,
      passwords: await createPasswords(),
      refreshTokens: new RefreshTokens(secrets.internal),
      signToken: createTokenSigner(secrets, clock),
    };
    await startReactions(bus, commandDeps, stack);
    return {
      stores,
      profiles,
      outbox,
      queries: createQueries({ stores, cursors }),
      commands: createCommands(commandDeps),
      admin: createAdminCommands(commandDeps),
    };
  },
  context: (parts, request) => createContext(request, parts),
  start: ({ outbox }) => outbox.start(),
  pending: ({ outbox }) => outbox.pending(),
});
