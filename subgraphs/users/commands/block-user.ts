import { edgeId } from '#social/read-models/graph.js';
import type { Viewer } from '#platform/viewer.js';
import { canSeeProfile } from '#social/visibility.js';
import type { Profile } from '../store/index.js';
import type { CommandDeps } from './deps.js';
import { findTarget } from './find-target.js';
import { endFollowOrRequest } from './follow-edge.js';

/** Hides two users from each other and ends whatever follow or request there is between them. */
export function blockUser(deps: CommandDeps) {
  const { stores, createEvent, outbox } = deps;
  return async (viewer: Viewer, id: string): Promise<Profile> => {
    const { user } = await findTarget(stores, viewer, id);
    const event = createEvent('user.blocked', viewer.id, { from: viewer.id, to: id });
    // The block stands first: a follow that begins at the same moment looks for it when it has begun.
    const made = await stores.blocks.make(viewer.id, id, event.id, event);
    const after = await endBothFollows(deps, viewer.id, id);
    if (made) outbox.dispatch('blocks', edgeId(viewer.id, id), event);
    return after ?? user;
  };
}

/** Ends the follows and requests between two users, both ways. The second as they are now, when their counts changed. */
export async function endBothFollows(deps: CommandDeps, one: string, other: string): Promise<Profile | null> {
  const there = await endFollowOrRequest(deps, one, other);
  const back = await endFollowOrRequest(deps, other, one);
  return back?.from ?? there?.to ?? null;
}

/** Lifts a block. The follows do not come back. */
export function unblockUser({ stores, createEvent, outbox }: CommandDeps) {
  return async (viewer: Viewer, id: string): Promise<Profile> => {
    // Whoever blocks a user knows of them, also when that user has blocked back.
    const { user } = await findTarget(stores, viewer, id, (relationship) =>
      relationship.blocking && !canSeeProfile(relationship)
        ? { ...relationship, blockedBy: false }
        : relationship,
    );
    const event = createEvent('user.unblocked', viewer.id, { from: viewer.id, to: id });
    if (await stores.blocks.end(viewer.id, id, event)) {
      outbox.dispatch('blocks', edgeId(viewer.id, id), event);
    }
    return user;
  };
}
