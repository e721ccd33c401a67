import { badInput, RookeryError } from '#platform/errors.js';
import { isId } from '#platform/snowflake.js';
import type { Viewer } from '#platform/viewer.js';
import { canSeeProfile, type Relationship } from '#social/visibility.js';
import { VisibleUsers } from '../queries/visible-users.js';
import type { Profile } from '../store/index.js';
import type { CommandDeps } from './deps.js';

export interface Target {
  /** The viewer's own profile, read together with the user. */
  self: Profile;
  user: Profile;
  relationship: Relationship;
  followsViewer: boolean;
  /** The viewer has requested to follow the user. */
  requested: boolean;
}

/**
 * Reads the user that a command acts on. Throws BAD_USER_INPUT for a malformed id and for the viewer's own, NOT_FOUND for a
 * user that the viewer may not see, UNAUTHENTICATED when the viewer's account was closed after the token was issued.
 *
 * `adjust` changes the relationship that visibility is decided on.
 */
export async function findTarget(
  { stores, profiles }: Pick<CommandDeps, 'stores' | 'profiles'>,
  viewer: Viewer,
  id: string,
  adjust: (relationship: Relationship) => Relationship = (relationship) => relationship,
): Promise<Target> {
  if (!isId(id)) throw badInput('id', 'This is not an id.');
  if (id === viewer.id) throw badInput('id', 'This is you.');
  const users = new VisibleUsers(stores, (ids) => profiles.load(ids), { viewer });
  const [self, user, relationship, viewerRelationship] = await Promise.all([
    users.profile(viewer.id),
    users.profile(id),
    users.relationship(id),
    users.viewerRelationship(id),
  ]);
  if (self === null || self.suspendedAt !== null || self.deletedAt !== null) {
    throw new RookeryError('UNAUTHENTICATED');
  }
  if (user === null || !canSeeProfile(adjust(relationship))) {
    throw new RookeryError('NOT_FOUND', { field: 'id' });
  }
  const { followedBy: followsViewer = false, followRequested: requested = false } = viewerRelationship ?? {};
  return { self, user, relationship, followsViewer, requested };
}
