import { DateTime } from '#platform/dates.js';
import type { Subgraph } from '#platform/subgraph.js';
import { Hashtag } from './Hashtag.js';
import { Query } from './Query.js';
import type { Resolvers } from './types.generated.js';

const typed: Resolvers = {
  DateTime,
  Hashtag,
  Query,
  Suggestion: { __resolveType: ({ __typename }) => __typename },
};

export const resolvers = typed as Subgraph['resolvers'];
