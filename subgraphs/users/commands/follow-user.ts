import { RookeryError } from '#platform/errors.js';
import type { Viewer } from '#platform/viewer.js';
import { RULES } from '#social/rate-limit-rules.js';
import { MAX_FOLLOWING } from '#social/read-models/relationships/index.js';
import type { Profile } from '../store/index.js';
import type { CommandDeps, UserInput } from './deps.js';
import { findTarget } from './find-target.js';
import {
  beginFollow,
  endFollowOrRequest,
  finishUncounted,
  makeRequest,
  type FollowEnds,
} from './follow-edge.js';

/**
 * Follows a user, or requests to follow a protected one. Changes nothing, and does not count against the rate limit, when
 * the viewer follows the user already.
 */
export async function followUser(deps: CommandDeps, viewer: Viewer, { id }: UserInput): Promise<Profile> {
  const { stores, rateLimits } = deps;
  const { self, user, relationship, requested } = await findTarget(deps, viewer, id);
  refuseBlocked(relationship.blocking, false);
  if (relationship.following || requested) {
    return (await finishUncounted(deps, viewer.id, id))?.to ?? user;
  }
  if (self.followingCount >= MAX_FOLLOWING) {
    throw new RookeryError('FORBIDDEN', {
      message: `You follow ${MAX_FOLLOWING} users, which is the most that an account can follow.`,
    });
  }
  await rateLimits.consume(RULES.follows, viewer.id);

  const followed = user.protected
    ? await request(deps, viewer.id, id)
    : await beginFollow(deps, viewer.id, id, 'nothing');

  // A concurrent block ends the follows that it finds, perhaps before this one was written: so blocks are read again.
  const [block] = await stores.blocks.between(viewer.id, [id]);
  if (block?.there || block?.back) await endFollowOrRequest(deps, viewer.id, id);
  refuseBlocked(block?.there, block?.back);
  return followed?.to ?? user;
}

/** An account that becomes public accepts the requests that it finds; a request that comes later is accepted here. */
async function request(deps: CommandDeps, from: string, to: string): Promise<FollowEnds | null> {
  await makeRequest(deps, from, to);
  const [account] = await deps.stores.accounts.byIds([to]);
  return account?.protected === false ? beginFollow(deps, from, to, 'request') : null;
}

function refuseBlocked(blocking = false, blockedBy = false): void {
  if (blockedBy) throw new RookeryError('NOT_FOUND', { field: 'id' });
  if (blocking) throw new RookeryError('FORBIDDEN', { field: 'id', message: 'You block this user.' });
}
