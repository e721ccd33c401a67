import type { Room } from '#platform/subgraph.js';
import { Query } from './Query.js';
import type { Resolvers } from './types.generated.js';

const typed: Resolvers = { Query };

/** What this room answers. The members of HomeTimelineEvent carry their `__typename`: nothing has to tell them apart. */
export const resolvers = typed as Room['resolvers'];
