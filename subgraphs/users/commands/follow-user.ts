import { RookeryError } from '#platform/errors.js';
import { RULES } from '#social/rate-limit-rules.js';
import { MAX_FOLLOWING } from '#social/read-models/graph.js';
import type { Viewer } from '#platform/viewer.js';
import type { Profile } from '../store/index.js';
import type { CommandDeps } from './deps.js';
import { findTarget } from './find-target.js';
import { beginFollow, endFollowOrRequest, finishLeft, type BothEnds } from './follow-edge.js';

/** Follows a user, or asks a protected one. Doing it again changes nothing, and is not counted against the limit. */
export function followUser(deps: CommandDeps) {
  const { stores, rateLimits } = deps;
  return async (viewer: Viewer, id: string): Promise<Profile> => {
    const { self, user, relationship, requested } = await findTarget(stores, viewer, id);
    refuseBlocked(relationship.blocking, false);
    if (relationship.following || requested) return (await finishLeft(deps, viewer.id, id))?.to ?? user;
    if (self.followingCount >= MAX_FOLLOWING) {
      throw new RookeryError('FORBIDDEN', {
        message: `You follow ${MAX_FOLLOWING} people; nobody may follow more.`,
      });
    }
    await rateLimits.consume(RULES.follows, viewer.id);

    const followed = user.protected
      ? await ask(deps, viewer.id, id)
      : await beginFollow(deps, viewer.id, id, 'nothing');

    // A block that came in between ended what was there then, perhaps before this edge was made: look once more.
    const [block] = await stores.blocks.between(viewer.id, [id]);
    if (block?.there || block?.back) await endFollowOrRequest(deps, viewer.id, id);
    refuseBlocked(block?.there, block?.back);
    return followed?.to ?? user;
  };
}

/** Leaves a request. Whoever goes public accepts the requests there are; one that comes too late is accepted here. */
async function ask(deps: CommandDeps, from: string, to: string): Promise<BothEnds | null> {
  await deps.stores.requests.make(from, to, deps.ids.next());
  const [user] = await deps.stores.users.byIds([to]);
  return user?.protected === false ? beginFollow(deps, from, to, 'a request') : null;
}

function refuseBlocked(there = false, back = false): void {
  if (back) throw new RookeryError('NOT_FOUND', { field: 'id' });
  if (there) throw new RookeryError('FORBIDDEN', { field: 'id', message: 'You block this person.' });
}
