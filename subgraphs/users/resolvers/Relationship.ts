import { isId } from '#platform/snowflake.js';
import { userInRelationship } from '#social/node-ids.js';
import type { RelationshipResolvers } from './types.generated.js';

export const Relationship: RelationshipResolvers = {
  // A relationship of another viewer, and one to a hidden user, resolve to nothing.
  async __resolveReference({ id }, { viewer, users }) {
    const userId = viewer && userInRelationship(viewer.id, id);
    if (userId === null || !isId(userId) || (await users.visible(userId)) === null) return null;
    return users.viewerRelationship(userId);
  },
};
