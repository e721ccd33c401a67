import { badInput, RookeryError } from '#platform/errors.js';
import { checkId } from '#platform/input-checks.js';
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

/** A target that the viewer may not see: `user` is null then. */
export type AnyTarget = Omit<Target, 'user'> & { user: Profile | null };

type FindDeps = Pick<CommandDeps, 'stores' | 'profiles'>;

/**
 * Reads the user that a command acts on. Throws BAD_USER_INPUT for a malformed id and for the viewer's own, NOT_FOUND for a
 * user that the viewer may not see, UNAUTHENTICATED when the viewer's account was closed after the token was issued.
 */
export async function findTarget(deps: FindDeps, viewer: Viewer, id: string): Promise<Target> {
  const { user, ...rest } = await findAnyTarget(deps, viewer, id);
  if (user === null) throw new RookeryError('NOT_FOUND', { field: 'id' });
  return { user, ...rest };
}

/**
 * The same for commands that keep the viewer and a user apart: they work on a user whom the viewer may not see, too, who has
 * blocked the viewer, say. `user` is null then, whatever the reason, and so is the answer. NOT_FOUND only for an unknown user.
 */
export async function findAnyTarget(
  { stores, profiles }: FindDeps,
  viewer: Viewer,
  id: string,
): Promise<AnyTarget> {
  checkId(id, 'id');
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
  if (user === null) throw new RookeryError('NOT_FOUND', { field: 'id' });
  const { followedBy: followsViewer = false, followRequested: requested = false } = viewerRelationship ?? {};
  const visible = canSeeProfile(relationship) ? user : null;
  return { self, user: visible, relationship, followsViewer, requested };
}
