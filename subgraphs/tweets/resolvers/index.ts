import { DateTime } from '#platform/dates.js';
import type { Subgraph } from '#platform/subgraph.js';
import { Mutation } from './Mutation.js';
import { Query } from './Query.js';
import { Tweet } from './Tweet.js';
import type { Resolvers } from './types.generated.js';
import { User } from './User.js';
import { Viewer } from './Viewer.js';

const typed: Resolvers = {
  DateTime,
  Query,
  Mutation,
  Node: { __resolveType: ({ __typename }) => __typename },
  Tweet,
  User,
  Viewer,
};

/** The resolvers of the subgraph. */
export const resolvers = typed as Subgraph['resolvers'];
