import { selects } from './selection.js';
import type { QueryResolvers } from './types.generated.js';

export const Query: QueryResolvers = {
  homeTimeline: (_, args, { feeds }, info) => feeds.home(args, selects(info, 'liveCursor')),
  mentionsTimeline: (_, args, { feeds }) => feeds.mentions(args),
};
