import { isId } from '#platform/snowflake.js';
import type { QueryResolvers } from './types.generated.js';

export const Query: QueryResolvers = {
  mediaUpload: async (_, { id }, { viewer, loaders }) => {
    if (viewer === null || !isId(id)) return null;
    const record = await loaders.record.load(id);
    return record?.ownerId === viewer.id ? { record } : null;
  },
};
