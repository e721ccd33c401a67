import { checkId } from '../commands/target.js';
import type { QueryResolvers } from './types.generated.js';

export const Query: QueryResolvers = {
  tweet(_, { id }, { loaders }) {
    checkId(id, 'id');
    return loaders.tweet.load(id);
  },
};
