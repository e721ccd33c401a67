import type { Viewer } from '#platform/viewer.js';
import { edgeId } from '#social/read-models/relationships/index.js';
import type { Profile } from '../store/index.js';
import type { CommandDeps, UserInput } from './deps.js';
import { findAnyTarget } from './find-target.js';
import { endFollowOrRequest } from './follow-edge.js';

/**
 * Hides two users from each other, and ends the follows and requests between them. Null for a user that the viewer may not see:
 * a blocked user can block back, and learns nothing.
 */
export async function blockUser(
  deps: CommandDeps,
  viewer: Viewer,
  { id }: UserInput,
): Promise<Profile | null> {
  const { stores, createEvent, outbox } = deps;
  const { user } = await findAnyTarget(deps, viewer, id);
  const event = createEvent('user.blocked', viewer.id, { from: viewer.id, to: id });
  // The block is written before the follows end: a concurrent follow checks for blocks after its own write.
  const isNew = await stores.blocks.make(viewer.id, id, event.id, event);
  const after = await endBothFollows(deps, viewer.id, id);
  if (isNew) outbox.dispatch('blocks', edgeId(viewer.id, id), event);
  return user && (after ?? user);
}

/**
 * Ends the follows and requests between two users, in both directions. Returns the profile of `other` with its new counts,
 * or null when its counts did not change.
 */
export async function endBothFollows(deps: CommandDeps, one: string, other: string): Promise<Profile | null> {
  const there = await endFollowOrRequest(deps, one, other);
  const back = await endFollowOrRequest(deps, other, one);
  return back?.from ?? there?.to ?? null;
}

/** Lifts a block. The ended follows do not come back. Null for a user that the viewer may not see. */
export async function unblockUser(
  deps: CommandDeps,
  viewer: Viewer,
  { id }: UserInput,
): Promise<Profile | null> {
  const { stores, createEvent, outbox } = deps;
  const { user } = await findAnyTarget(deps, viewer, id);
  const event = createEvent('user.unblocked', viewer.id, { from: viewer.id, to: id });
  if (await stores.blocks.end(viewer.id, id, event)) {
    outbox.dispatch('blocks', edgeId(viewer.id, id), event);
  }
  return user;
}
