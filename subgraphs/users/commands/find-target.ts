import { badInput, RookeryError } from '#platform/errors.js';
import { isId } from '#platform/snowflake.js';
import type { Viewer } from '#platform/viewer.js';
import { canSeeProfile, type Relationship } from '#social/visibility.js';
import { VisibleUsers } from '../visible-users.js';
import type { Profile, Stores } from '../store/index.js';

export interface FoundUser {
  /** The viewer, as fresh as the user. */
  self: Profile;
  user: Profile;
  relationship: Relationship;
  /** The user follows the viewer. */
  followsViewer: boolean;
  /** The viewer has asked to follow the user. */
  requested: boolean;
}

/**
 * The user whom a command is about, fresh from the store. BAD_USER_INPUT for no id and for oneself, NOT_FOUND for whom
 * the viewer may not know of, UNAUTHENTICATED for a viewer whose account was closed a moment ago.
 *
 * `asIf` changes the relationship that is judged: who lifts a block may always see whom it is on.
 */
export async function findTarget(
  stores: Stores,
  viewer: Viewer,
  id: string,
  asIf: (relationship: Relationship) => Relationship = (relationship) => relationship,
): Promise<FoundUser> {
  if (!isId(id)) throw badInput('id', 'This is not an id.');
  if (id === viewer.id) throw badInput('id', 'This is you.');
  const users = new VisibleUsers(stores, (ids) => stores.users.byIds(ids), viewer);
  const [self, user, relationship, viewerRelationship] = await Promise.all([
    users.profile(viewer.id),
    users.profile(id),
    users.relationship(id),
    users.viewerRelationship(id),
  ]);
  if (self === null || self.suspendedAt !== null || self.deletedAt !== null) {
    throw new RookeryError('UNAUTHENTICATED');
  }
  if (user === null || !canSeeProfile(asIf(relationship)))
    throw new RookeryError('NOT_FOUND', { field: 'id' });
  const { followedBy: followsViewer = false, followRequested: requested = false } = viewerRelationship ?? {};
  return { self, user, relationship, followsViewer, requested };
}
