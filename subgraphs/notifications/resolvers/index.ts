import { DateTime } from '#platform/dates.js';
import type { Subgraph } from '#platform/subgraph.js';
import { Mutation } from './Mutation.js';
import * as notifications from './notifications.js';
import type { Resolvers } from './types.generated.js';
import { PushSubscription } from './PushSubscription.js';
import { Query } from './Query.js';
import { Viewer } from './Viewer.js';

const typed: Resolvers = {
  DateTime,
  Query,
  Mutation,
  Viewer,
  PushSubscription,
  ...notifications,
  Notification: { __resolveType: ({ __typename }) => __typename },
};

export const resolvers = typed as Subgraph['resolvers'];
