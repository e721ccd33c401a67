import { badInput, RookeryError } from '#platform/errors.js';
import { isId } from '#platform/snowflake.js';
import type { Viewer } from '#platform/viewer.js';
import { canSeeProfile, type Relationship } from '#platform/visibility.js';
import { People } from '../visible-users.js';
import type { Profile, Stores } from '../store/index.js';

export interface FoundPerson {
  /** The viewer, as fresh as the person. */
  self: Profile;
  person: Profile;
  relationship: Relationship;
  /** The person follows the viewer. */
  followsViewer: boolean;
  /** The viewer has asked to follow the person. */
  requested: boolean;
}

/**
 * The person whom a command is about, fresh from the store. BAD_USER_INPUT for no id and for oneself, NOT_FOUND for whom
 * the viewer may not know of, UNAUTHENTICATED for a viewer whose account was closed a moment ago.
 *
 * `asIf` changes the relationship that is judged: who lifts a block may always see whom it is on.
 */
export async function findPerson(
  stores: Stores,
  viewer: Viewer,
  id: string,
  asIf: (relationship: Relationship) => Relationship = (relationship) => relationship,
): Promise<FoundPerson> {
  if (!isId(id)) throw badInput('id', 'This is not an id.');
  if (id === viewer.id) throw badInput('id', 'This is you.');
  const people = new People(stores, (ids) => stores.users.byIds(ids), viewer);
  const [self, person, relationship, viewerRelationship] = await Promise.all([
    people.profile(viewer.id),
    people.profile(id),
    people.relationship(id),
    people.viewerRelationship(id),
  ]);
  if (self === null || self.suspendedAt !== null || self.deletedAt !== null) {
    throw new RookeryError('UNAUTHENTICATED');
  }
  if (person === null || !canSeeProfile(asIf(relationship))) throw new RookeryError('NOT_FOUND', { field: 'id' });
  const { followedBy: followsViewer = false, followRequested: requested = false } = viewerRelationship ?? {};
  return { self, person, relationship, followsViewer, requested };
}
