import type { Viewer } from '#platform/viewer.js';
import type { Profile } from '../store/index.js';
import type { CommandDeps } from './deps.js';
import { findTarget } from './find-target.js';
import { endFollowOrRequest, finishLeft } from './follow-edge.js';

/** Stops following, or takes the request back. Where there is neither nothing changes. */
export function unfollowUser(deps: CommandDeps) {
  return async (viewer: Viewer, id: string): Promise<Profile> => {
    const { user } = await findTarget(deps.stores, viewer, id);
    const ended = (await endFollowOrRequest(deps, viewer.id, id)) ?? (await finishLeft(deps, viewer.id, id));
    return ended?.to ?? user;
  };
}
