import { RookeryError } from '#platform/errors.js';
import type { Viewer } from '#platform/viewer.js';
import type { Profile } from '../store/index.js';
import type { CommandDeps } from './deps.js';
import { findTarget } from './find-target.js';
import { beginFollow } from './follow-edge.js';

/** Lets a user who asked follow the viewer. NOT_FOUND when they do not ask; who follows already stays as they are. */
export function acceptFollowRequest(deps: CommandDeps) {
  return async (viewer: Viewer, id: string): Promise<Profile> => {
    const { user, followsViewer } = await findTarget(deps.stores, viewer, id);
    const begun = await beginFollow(deps, id, viewer.id, 'a request');
    if (begun === null && !followsViewer) throw new RookeryError('NOT_FOUND', { field: 'id' });
    return begun?.from ?? user;
  };
}

/** Turns a request down. NOT_FOUND when the user does not ask. */
export function declineFollowRequest({ stores }: CommandDeps) {
  return async (viewer: Viewer, id: string): Promise<Profile> => {
    const { user } = await findTarget(stores, viewer, id);
    if (!(await stores.requests.drop(id, viewer.id))) throw new RookeryError('NOT_FOUND', { field: 'id' });
    return user;
  };
}
