import { readTypeDefs, type Room } from '#platform/subgraph.js';
import { resolvers } from './resolvers/index.js';
import { createTweets } from './service.js';

/** The tweets room: what people write, and what others do with it. */
export const tweets: Room = {
  name: 'tweets',
  typeDefs: readTypeDefs('tweets'),
  resolvers,
  create: createTweets,
};
