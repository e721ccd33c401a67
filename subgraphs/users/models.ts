import type { Profile } from './store/index.js';

/** A user whom the viewer may see: whoever makes one has asked platform/visibility. */
export type UserModel = Profile;

/** The signed-in user. */
export interface ViewerModel {
  id: string;
}
