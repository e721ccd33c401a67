import type { ViewerRelationship } from './queries/visible-users.js';
import type { Profile, SessionDocument } from './store/index.js';

/** A user that the viewer may see: social/visibility has been checked before one is returned. */
export type UserModel = Profile;

/** The signed-in user. */
export interface ViewerModel {
  /** The id of the user; that of the record is made from it. */
  userId: string;
}

/** One of the viewer's sessions, and which session asks. */
export interface OpenSessionModel {
  readonly session: SessionDocument;
  readonly current: boolean;
}

/** The viewer's relationship to a user, with its id. */
export type RelationshipModel = ViewerRelationship;
