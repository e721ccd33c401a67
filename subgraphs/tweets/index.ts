import { Outbox } from '#platform/mongo/index.js';
import { SingleFlight } from '#platform/single-flight.js';
import { readTypeDefs } from '#platform/subgraph.js';
import { defineSubgraph } from '#platform/subgraph-server/index.js';
import { overloadSignal } from '#social/overload.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import type { CommandDeps } from './commands/index.js';
import { createContext } from './context.js';
import { watchOverload } from './overload.js';
import { startReactions } from './reactions/index.js';
import { resolvers } from './resolvers/index.js';
import { Counters } from './store/counters.js';
import { openStore } from './store/index.js';
import { TweetCache } from './store/tweet-cache.js';
import { Views } from './views.js';

/** The tweets subgraph: what users write, and what others do with it. */
export const tweets = defineSubgraph({
  name: 'tweets',
  typeDefs: readTypeDefs('tweets'),
  resolvers,
  open: async (deps: SubgraphDeps, stack) => {
    const { mongo, bus, clock, log } = deps;
    const store = await openStore(mongo);
    const cache = new TweetCache(store.tweets, deps.cache, log);
    deps.metrics.watchCache('tweets', cache);
    const counters = new Counters(store, cache, log);
    const views = stack.use(new Views(store, cache, log));
    const outbox = stack.use(new Outbox(store.carriers, bus, log));
    const overloaded = watchOverload(overloadSignal(deps.cache), clock);
    const commandDeps: CommandDeps = {
      ...deps,
      store,
      cache,
      counters,
      outbox,
      posts: new SingleFlight(),
      overloaded,
    };
    await startReactions(stack, commandDeps);
    return { reads: { ...deps, store, cache, counters, views }, commandDeps, outbox };
  },
  context: ({ reads, commandDeps }, { viewer }) => createContext(viewer, reads, commandDeps),
  start: ({ outbox }) => outbox.start(),
  pending: ({ outbox }) => outbox.pending(),
});
