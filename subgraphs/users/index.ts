import { readTypeDefs, type Room } from '#platform/subgraph.js';
import { resolvers } from './resolvers/index.js';
import { createUsers } from './service.js';

export type { UsersService } from './service.js';

/** The users room: accounts, sessions, profiles and the social graph. */
export const users: Omit<Room, 'create'> & { create: typeof createUsers } = {
  name: 'users',
  typeDefs: readTypeDefs('users'),
  resolvers,
  create: createUsers,
};
