import { readTypeDefs, type Room } from '#platform/subgraph.js';
import { resolvers } from './resolvers/index.js';
import { createTrends } from './service.js';

/** The trends room: what is happening now, and finding things. */
export const trends: Room = {
  name: 'trends',
  typeDefs: readTypeDefs('trends'),
  resolvers,
  create: createTrends,
};
