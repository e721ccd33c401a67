import { isId } from '#platform/snowflake.js';
import type { UserResolvers } from './types.generated.js';

export const User: UserResolvers = {
  // Other subgraphs refer to users by id, and clients may guess ids: a hidden user resolves to nothing here, too.
  __resolveReference: ({ id }, { users }) => (isId(id) ? users.visible(id) : null),
  id: ({ _id }) => _id,
  createdAt: ({ createdAt }) => new Date(createdAt),
  followers: ({ _id }, page, { users, queries }) => queries.followers(users, _id, page),
  following: ({ _id }, page, { users, queries }) => queries.following(users, _id, page),
  viewerRelationship: ({ _id }, _, { users }) => users.viewerRelationship(_id),
};
