import { isId } from '#platform/snowflake.js';
import type { UserResolvers } from './types.generated.js';

export const User: UserResolvers = {
  // Other subgraphs name people by id; a guessed id must not show whom `user` would hide.
  __resolveReference: ({ id }, { people }) => (isId(id) ? people.visible(id) : null),
  id: ({ _id }) => _id,
  createdAt: ({ createdAt }) => new Date(createdAt),
  followers: ({ _id }, page, { people, queries }) => queries.followers(people, _id, page),
  following: ({ _id }, page, { people, queries }) => queries.following(people, _id, page),
  viewerRelationship: ({ _id }, _, { people }) => people.viewerRelationship(_id),
};
