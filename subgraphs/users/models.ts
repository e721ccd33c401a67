import type { ViewerRelationship } from './queries/visible-users.js';
import type { Profile } from './store/index.js';

/** A user that the viewer may see: social/visibility has been checked before one is returned. */
export type UserModel = Profile;

/** The signed-in user. */
export interface ViewerModel {
  /** The id of the user; that of the record is made from it. */
  userId: string;
}

/** The viewer's relationship to a user, with its id. */
export type RelationshipModel = ViewerRelationship;
