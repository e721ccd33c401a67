import { selects } from '#platform/selection.js';
import type { QueryResolvers } from './types.generated.js';

export const Query: QueryResolvers = {
  homeTimeline: (_, args, { queries }, info) =>
    queries.homeTimeline(args, selects(info, 'liveCursor') || selects(info, 'edges', 'liveCursor')),
  mentionsTimeline: (_, args, { queries }) => queries.mentionsTimeline(args),
};
