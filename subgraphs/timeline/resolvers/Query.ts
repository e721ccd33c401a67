import type { QueryResolvers } from './types.generated.js';

export const Query: QueryResolvers = {
  homeTimeline: (_, args, { feeds }) => feeds.home(args),
  mentionsTimeline: (_, args, { feeds }) => feeds.mentions(args),
};
