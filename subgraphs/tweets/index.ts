import { readTypeDefs, type Subgraph } from '#platform/subgraph.js';
import { resolvers } from './resolvers/index.js';
import { createTweets } from './service.js';

/** The tweets subgraph: what users write, and what others do with it. */
export const tweets: Subgraph = {
  name: 'tweets',
  typeDefs: readTypeDefs('tweets'),
  resolvers,
  create: createTweets,
};
