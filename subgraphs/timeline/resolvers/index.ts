import type { Subgraph } from '#platform/subgraph.js';
import { Query } from './Query.js';
import type { Resolvers } from './types.generated.js';

const typed: Resolvers = { Query };

/** What this subgraph answers. The members of HomeTimelineEvent carry their `__typename`: nothing has to tell them apart. */
export const resolvers = typed as Subgraph['resolvers'];
