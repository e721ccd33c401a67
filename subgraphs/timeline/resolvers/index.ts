import type { Subgraph } from '#platform/subgraph.js';
import { Query } from './Query.js';
import type { Resolvers } from './types.generated.js';

const typed: Resolvers = { Query };

/** The values of HomeTimelineEvent carry their `__typename`, so the union needs no `__resolveType`. */
export const resolvers = typed as Subgraph['resolvers'];
