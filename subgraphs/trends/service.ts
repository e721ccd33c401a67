import { buildSubgraphSchema } from '@apollo/subgraph';
import DataLoader from 'dataloader';
import { withDisposal, type DisposalStack } from '#platform/lifecycle.js';
import { backing } from '#platform/readiness.js';
import {
  readTypeDefs,
  type SubgraphConfig,
  type SubgraphDeps,
  type RunningSubgraph,
} from '#platform/subgraph.js';
import { openSubgraphEndpoint, type SubgraphEndpoint } from '#platform/subgraph-server/index.js';
import type { Context } from './context.js';
import { createLoaders } from './loaders.js';
import { reactionsOf } from './reactions/index.js';
import { resolvers } from './resolvers/index.js';
import { Search } from './search/search.js';
import { openStores } from './store/index.js';
import { Autocomplete } from './suggest/autocomplete.js';
import { openTrending } from './trending/index.js';

/** One for all: whatever a request works on comes with its context. */
const schema = buildSubgraphSchema({ typeDefs: readTypeDefs('trends'), resolvers });

/** How many events are handled side by side: most of the time of each is spent waiting for MongoDB. */
const CONCURRENCY = 64;

/** Opens the subgraph: stores, then what is worked out from them, then the events that change them, then the door. */
export function createTrends(config: SubgraphConfig, deps: SubgraphDeps): Promise<RunningSubgraph> {
  return withDisposal(async (stack) => {
    const { mongo, cache, bus, clock, log, graph, cursors } = deps;
    const stores = await openStores(stack, mongo.database('trends'), cache, log);
    const trending = await openTrending(stack, stores, deps);
    const authors = new DataLoader((ids: readonly string[]) => graph.authors(ids), { cache: false });
    stack.use(
      await bus.consume({
        durable: 'trends-index',
        reactions: reactionsOf({ ...stores, ...trending, authors, clock }),
        concurrency: CONCURRENCY,
      }),
    );
    const { idsByUsername } = graph;
    const search = new Search({ ...stores, idsByUsername, cursors, clock });
    const autocomplete = new Autocomplete(stores.hashtags, stores.users);
    const subgraph = stack.use(
      await openSubgraphEndpoint<Context>({
        subgraph: 'trends',
        schema,
        createContext: ({ viewer }) => ({
          viewer,
          loaders: createLoaders({ ...stores, volumes: trending.volumes, graph }, viewer),
          search,
          trends: stores.lists,
          autocomplete,
          clock,
        }),
        secret: config.secrets.internal,
        listen: config.listen,
        dependencies: backing(deps),
        metrics: deps.metrics,
        clock,
        log,
      }),
    );
    return toService(stack, subgraph, () => stores.pending() + trending.refresher.pending);
  });
}

function toService(
  stack: DisposalStack,
  { ask, url }: SubgraphEndpoint,
  pending: () => number,
): RunningSubgraph {
  return {
    ask,
    url,
    pending: () => Promise.resolve(pending()),
    [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
  };
}
