import { RookeryError } from '#platform/errors.js';
import type { Viewer } from '#platform/viewer.js';
import type { Profile } from '../store/index.js';
import type { CommandDeps, UserInput } from './deps.js';
import { findTarget } from './find-target.js';
import { beginFollow, dropRequest } from './follow-edge.js';

/**
 * Accepts a user's request to follow the viewer. NOT_FOUND when there is no request; changes nothing for a user who follows
 * the viewer already.
 */
export async function acceptFollowRequest(
  deps: CommandDeps,
  viewer: Viewer,
  { id }: UserInput,
): Promise<Profile> {
  const { user, followsViewer } = await findTarget(deps, viewer, id);
  const begun = await beginFollow(deps, id, viewer.id, 'request');
  if (begun === null && !followsViewer) throw new RookeryError('NOT_FOUND', { field: 'id' });
  return begun?.from ?? user;
}

/** Declines a user's request to follow the viewer. NOT_FOUND when there is no request. */
export async function declineFollowRequest(
  deps: CommandDeps,
  viewer: Viewer,
  { id }: UserInput,
): Promise<Profile> {
  const { user } = await findTarget(deps, viewer, id);
  if (!(await dropRequest(deps, id, viewer.id))) {
    throw new RookeryError('NOT_FOUND', { field: 'id' });
  }
  return user;
}
