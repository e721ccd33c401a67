import { buildSubgraphSchema } from '@apollo/subgraph';
import { withDisposal } from '#platform/lifecycle.js';
import { Outbox } from '#platform/mongo/index.js';
import { backing } from '#platform/readiness.js';
import { readTypeDefs, type SubgraphConfig, type SubgraphDeps, type RunningSubgraph } from '#platform/subgraph.js';
import { openSubgraphEndpoint } from '#platform/subgraph-server/index.js';
import type { CommandDeps } from './commands/index.js';
import { Once } from './commands/once.js';
import { createContext } from './context.js';
import { watchOverload } from './overload.js';
import { startReactions } from './reactions/index.js';
import { resolvers } from './resolvers/index.js';
import { Counters } from './store/counters.js';
import { openStore } from './store/index.js';
import { TweetCache } from './store/tweet-cache.js';
import { Views } from './views.js';

/** One for all: whatever a request works on comes with its context. */
const schema = buildSubgraphSchema({ typeDefs: readTypeDefs('tweets'), resolvers });

/** Opens the subgraph: the only place where its parts meet. */
export function createTweets(config: SubgraphConfig, deps: SubgraphDeps): Promise<RunningSubgraph> {
  return withDisposal(async (stack) => {
    const { mongo, bus, clock, log } = deps;
    const store = await openStore(mongo);
    const cache = new TweetCache(store.tweets, deps.cache, log);
    deps.metrics.watchCache('tweets', cache);
    const counters = new Counters(store, cache, log);
    const views = stack.use(new Views(store, cache, log));
    const outbox = stack.use(new Outbox(store.carriers, bus, log));
    const commandDeps: CommandDeps = {
      ...deps,
      store,
      cache,
      counters,
      outbox,
      once: new Once(),
      overloaded: watchOverload(deps.cache, clock),
    };
    await startReactions(stack, commandDeps);
    const reads = { ...deps, store, cache, counters, views };
    const subgraph = stack.use(
      await openSubgraphEndpoint({
        subgraph: 'tweets',
        schema,
        createContext: ({ viewer }) => createContext(viewer, reads, commandDeps),
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
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}
