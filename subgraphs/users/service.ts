import { buildSubgraphSchema } from '@apollo/subgraph';
import { withDisposal } from '#platform/lifecycle.js';
import { Outbox } from '#platform/mongo/index.js';
import { backing } from '#platform/readiness.js';
import { readTypeDefs, type SubgraphConfig, type SubgraphDeps, type RunningSubgraph } from '#platform/subgraph.js';
import { openSubgraphEndpoint } from '#platform/subgraph-server/index.js';
import { createTokenSigner } from '#platform/tokens/index.js';
import { createAdminCommands, createCommands, type AdminCommands } from './commands/index.js';
import { createContext } from './context.js';
import { createPasswords } from './credentials/passwords.js';
import { RefreshTokens } from './credentials/refresh-tokens.js';
import { createQueries } from './queries/index.js';
import { startReactions } from './reactions/index.js';
import { resolvers } from './resolvers/index.js';
import { openStores } from './store/index.js';

/** One for all: whatever a request works on comes with its context. */
const schema = buildSubgraphSchema({ typeDefs: readTypeDefs('users'), resolvers });

/** The open subgraph, with what the operator can do in the same process. */
export interface UsersService extends RunningSubgraph {
  readonly admin: AdminCommands;
}

/** Opens the subgraph: the only place where its parts meet. */
export function createUsers(config: SubgraphConfig, deps: SubgraphDeps): Promise<UsersService> {
  return withDisposal(async (stack) => {
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
      refreshTokens: new RefreshTokens(config.secrets.internal),
      signToken: createTokenSigner(config.secrets, clock),
    };
    const commands = createCommands(commandDeps);
    const queries = createQueries({ stores, cursors });
    await startReactions(bus, commandDeps, stack);
    const subgraph = stack.use(
      await openSubgraphEndpoint({
        subgraph: 'users',
        schema,
        createContext: (request) => createContext(request, { stores, profiles, queries, commands }),
        secret: config.secrets.internal,
        listen: config.listen,
        dependencies: backing(deps),
        metrics: deps.metrics,
        clock,
        log,
      }),
    );
    outbox.start();
    return {
      ask: subgraph.ask,
      url: subgraph.url,
      pending: () => outbox.pending(),
      admin: createAdminCommands(commandDeps),
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}
