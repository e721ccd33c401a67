import type { Viewer } from '#platform/viewer.js';
import type { Profile } from '../store/index.js';
import type { CommandDeps, UserInput } from './deps.js';
import { findAnyTarget } from './find-target.js';
import { endFollow } from './follow-edge.js';

/**
 * Makes a user stop following the viewer. Changes nothing for a user who does not follow the viewer. Null for a user that the
 * viewer may not see: a suspended follower, say.
 */
export async function removeFollower(
  deps: CommandDeps,
  viewer: Viewer,
  { id }: UserInput,
): Promise<Profile | null> {
  const { user } = await findAnyTarget(deps, viewer, id);
  const ended = await endFollow(deps, id, viewer.id);
  return user && (ended?.from ?? user);
}
