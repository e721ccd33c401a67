import type { Profile } from './store/index.js';

/** A user that the viewer may see: social/visibility has been checked before one is returned. */
export type UserModel = Profile;

/** The signed-in user. */
export interface ViewerModel {
  id: string;
}
