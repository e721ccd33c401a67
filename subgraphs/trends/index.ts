import { readTypeDefs, type Subgraph } from '#platform/subgraph.js';
import { resolvers } from './resolvers/index.js';
import { createTrends } from './service.js';

/** The trends subgraph: what is happening now, and finding things. */
export const trends: Subgraph = {
  name: 'trends',
  typeDefs: readTypeDefs('trends'),
  resolvers,
  create: createTrends,
};
