import type { Viewer } from '#platform/viewer.js';
import type { Profile } from '../store/index.js';
import type { CommandDeps, UserInput } from './deps.js';
import { findAnyTarget } from './find-target.js';
import { endFollowOrRequest, finishUncounted } from './follow-edge.js';

/**
 * Stops following a user, or withdraws the request. Changes nothing when there is neither. Null for a user that the viewer may
 * not see: a suspended one, say.
 */
export async function unfollowUser(
  deps: CommandDeps,
  viewer: Viewer,
  { id }: UserInput,
): Promise<Profile | null> {
  const { user } = await findAnyTarget(deps, viewer, id);
  const ended =
    (await endFollowOrRequest(deps, viewer.id, id)) ?? (await finishUncounted(deps, viewer.id, id));
  return user && (ended?.to ?? user);
}
