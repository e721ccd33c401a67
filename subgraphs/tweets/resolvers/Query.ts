import { checkId, checkIds } from '#platform/input-checks.js';
import { checkNodeId } from '../queries/nodes.js';
import type { QueryResolvers } from './types.generated.js';

export const Query: QueryResolvers = {
  tweet(_, { id }, { loaders }) {
    checkId(id, 'id');
    return loaders.tweet.load(id);
  },
  tweets(_, { ids }, { loaders }) {
    checkIds(ids);
    return Promise.all(ids.map((id) => loaders.tweet.load(id)));
  },
  node(_, { id }, { loaders }) {
    checkNodeId(id, 'id');
    return loaders.node.load(id);
  },
  nodes(_, { ids }, { loaders }) {
    checkIds(ids, checkNodeId);
    return Promise.all(ids.map((id) => loaders.node.load(id)));
  },
};
