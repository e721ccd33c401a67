import DataLoader from 'dataloader';
import { readTypeDefs } from '#platform/subgraph.js';
import { defineSubgraph } from '#platform/subgraph-server/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import type { Context } from './context.js';
import { createLoaders } from './queries/loaders.js';
import { reactionsOf } from './reactions/index.js';
import { resolvers } from './resolvers/index.js';
import { Search } from './queries/search/search.js';
import { openStores } from './store/index.js';
import { Autocomplete } from './queries/autocomplete.js';
import { openTrending } from './queries/trends/index.js';

/** How many events are handled side by side: most of the time of each is spent waiting for MongoDB. */
const CONCURRENCY = 64;

/** The trends subgraph: what is happening now, and finding things. */
export const trends = defineSubgraph({
  name: 'trends',
  typeDefs: readTypeDefs('trends'),
  resolvers,
  open: async (deps: SubgraphDeps, stack) => {
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
    return { stores, trending, graph, search, autocomplete, clock };
  },
  context: ({ stores, trending, graph, search, autocomplete, clock }, { viewer }): Context => ({
    viewer,
    loaders: createLoaders({ ...stores, volumes: trending.volumes, graph }, viewer),
    search,
    trends: stores.lists,
    autocomplete,
    clock,
  }),
  pending: ({ stores, trending }) => stores.pending() + trending.refresher.pending,
});
