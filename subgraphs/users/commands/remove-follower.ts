import type { Viewer } from '#platform/viewer.js';
import type { Profile } from '../store/index.js';
import type { CommandDeps, UserInput } from './deps.js';
import { findTarget } from './find-target.js';
import { endFollow } from './follow-edge.js';

/** Makes a user stop following the viewer. Changes nothing for a user who does not follow the viewer. */
export async function removeFollower(deps: CommandDeps, viewer: Viewer, { id }: UserInput): Promise<Profile> {
  const { user } = await findTarget(deps, viewer, id);
  const ended = await endFollow(deps, id, viewer.id);
  return ended?.from ?? user;
}
