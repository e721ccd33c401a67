import { DateTime } from '#platform/dates.js';
import type { Subgraph } from '#platform/subgraph.js';
import { Mutation } from './Mutation.js';
import { OpenSession } from './OpenSession.js';
import { Query } from './Query.js';
import { Relationship } from './Relationship.js';
import type { Resolvers } from './types.generated.js';
import { User } from './User.js';
import { Viewer } from './Viewer.js';

const typed: Resolvers = { DateTime, Query, Mutation, Viewer, OpenSession, User, Relationship };

/** What this subgraph answers. */
export const resolvers = typed as Subgraph['resolvers'];
