import { Outbox, sweepLease } from '#platform/mongo/index.js';
import { readTypeDefs } from '#platform/subgraph.js';
import { createTokenSigner } from '#platform/tokens/index.js';
import { defineSubgraph } from '#social/define-subgraph.js';
import { createAdminCommands, type CommandDeps } from './commands/index.js';
import { createPasswords } from './commands/credentials/passwords.js';
import { RefreshTokens } from './commands/credentials/refresh-tokens.js';
import { createContext } from './context.js';
import { createQueries } from './queries/index.js';
import { forgetChangedProfiles } from './reactions/forget-profiles.js';
import { consumers } from './reactions/index.js';
import { resolvers } from './resolvers/index.js';
import { COLLECTIONS, openStores } from './store/index.js';
import { MIGRATIONS } from './store/migrations.js';

/** The users subgraph: accounts, sessions, profiles and the social graph. */
export const users = defineSubgraph({
  name: 'users',
  typeDefs: readTypeDefs('users'),
  resolvers,
  collections: COLLECTIONS,
  migrations: MIGRATIONS,
  consumers,
  open: async (deps, stack, { secrets }) => {
    const { mongo, bus, clock, log, cursors } = deps;
    const stores = await openStores(mongo);
    const outbox = stack.use(new Outbox(stores.withOutbox, bus, log, sweepLease(mongo, 'users')));
    deps.metrics.watchOutbox('users', outbox);
    const profiles = stores.profiles(deps.cache, log);
    deps.metrics.watchCache('profiles', profiles);
    const commandDeps: CommandDeps = {
      ...deps,
      stores,
      profiles,
      outbox,
      passwords: await createPasswords(),
      refreshTokens: new RefreshTokens(secrets.internal),
      signToken: createTokenSigner(secrets, clock),
    };
    stack.use(await forgetChangedProfiles(bus, commandDeps));
    return {
      ...commandDeps,
      outbox,
      queries: createQueries({ stores, profiles, cursors, clock }),
      admin: createAdminCommands(commandDeps),
    };
  },
  context: (parts, request) => createContext(request, parts),
  start: ({ outbox }) => outbox.start(),
  pending: ({ outbox }) => outbox.pending(),
});
