import DataLoader from 'dataloader';
import { readTypeDefs } from '#platform/subgraph.js';
import { defineSubgraph } from '#social/define-subgraph.js';
import type { Context } from './context.js';
import { Autocomplete } from './queries/autocomplete.js';
import { HashtagVolumes } from './queries/hashtag-volumes.js';
import { createLoaders } from './queries/loaders.js';
import { RestrictedAuthors } from './queries/search/restricted-authors.js';
import { Search } from './queries/search/search.js';
import { openTrends } from './queries/trends/index.js';
import { consumers } from './reactions/index.js';
import { resolvers } from './resolvers/index.js';
import { COLLECTIONS } from './store/collections.js';
import { openStores } from './store/index.js';

/** The trends subgraph: trends, hashtags, search and autocomplete. */
export const trends = defineSubgraph({
  name: 'trends',
  typeDefs: readTypeDefs('trends'),
  resolvers,
  collections: COLLECTIONS,
  open: async ({ mongo, cache, clock, log, relationships, cursors }, stack) => {
    const stores = await openStores(stack, mongo.database('trends'), cache, log);
    return {
      ...stores,
      ...(await openTrends(stack, stores, { cache, clock, log })),
      relationships,
      restrictedAuthors: new RestrictedAuthors(relationships, clock),
      clock,
      authors: new DataLoader((ids: readonly string[]) => relationships.authors(ids), { cache: false }),
      volumes: new HashtagVolumes(stores.windows, stores.hours, clock),
      search: new Search({ ...stores, idsByUsername: relationships.idsByUsername, cursors, clock }),
      autocomplete: new Autocomplete(stores.hashtags, stores.users),
    };
  },
  context: (parts, request): Context => ({
    viewer: request.viewer,
    loaders: createLoaders(parts, request),
    search: parts.search,
    trends: parts.lists,
    autocomplete: parts.autocomplete,
    clock: parts.clock,
  }),
  consumers,
  pending: ({ refresher, pending }) => pending() + refresher.pending,
});
