import { badInput } from '#platform/errors.js';
import { MAX_PAGE } from '#platform/page.js';
import { checkId } from '../commands/target.js';
import { checkNodeId } from '../queries/nodes.js';
import type { QueryResolvers } from './types.generated.js';

export const Query: QueryResolvers = {
  tweet(_, { id }, { loaders }) {
    checkId(id, 'id');
    return loaders.tweet.load(id);
  },
  tweets(_, { ids }, { loaders }) {
    if (ids.length > MAX_PAGE) throw badInput('ids', `Ask for up to ${MAX_PAGE} ids.`);
    for (const id of ids) checkId(id, 'ids');
    return Promise.all(ids.map((id) => loaders.tweet.load(id)));
  },
  node(_, { id }, { loaders }) {
    checkNodeId(id, 'id');
    return loaders.node.load(id);
  },
  nodes(_, { ids }, { loaders }) {
    if (ids.length > MAX_PAGE) throw badInput('ids', `Ask for up to ${MAX_PAGE} ids.`);
    for (const id of ids) checkNodeId(id, 'ids');
    return Promise.all(ids.map((id) => loaders.node.load(id)));
  },
};
