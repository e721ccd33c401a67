import type { Viewer } from '#platform/viewer.js';
import type { Profile } from '../store/index.js';
import type { CommandDeps } from './deps.js';
import { findTarget } from './find-target.js';
import { endFollow } from './follow-edge.js';

/** Makes a user stop following the viewer. Who does not follow stays as they are. */
export function removeFollower(deps: CommandDeps) {
  return async (viewer: Viewer, id: string): Promise<Profile> => {
    const { user } = await findTarget(deps.stores, viewer, id);
    const ended = await endFollow(deps, id, viewer.id);
    return ended?.from ?? user;
  };
}
