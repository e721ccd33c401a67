import { readTypeDefs, type Subgraph } from '#platform/subgraph.js';
import { resolvers } from './resolvers/index.js';
import { createUsers } from './service.js';

export type { UsersService } from './service.js';

/** The users subgraph: accounts, sessions, profiles and the social graph. */
export const users: Omit<Subgraph, 'create'> & { create: typeof createUsers } = {
  name: 'users',
  typeDefs: readTypeDefs('users'),
  resolvers,
  create: createUsers,
};
