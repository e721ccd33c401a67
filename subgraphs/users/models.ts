import type { Profile } from './store/index.js';

/** A person whom the viewer may see: whoever makes one has asked platform/visibility. */
export type UserModel = Profile;

/** The signed-in person. */
export interface ViewerModel {
  id: string;
}
