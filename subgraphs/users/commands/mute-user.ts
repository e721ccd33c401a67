import type { Viewer } from '#platform/viewer.js';
import { edgeId } from '#social/read-models/relationships/index.js';
import type { Profile } from '../store/index.js';
import type { CommandDeps, UserInput } from './deps.js';
import { findAnyTarget } from './find-target.js';

/**
 * Hides a user from the viewer's timelines and notices. Follows stay; the muted user cannot tell. Null for a user that the viewer
 * may not see.
 */
export async function muteUser(
  deps: CommandDeps,
  viewer: Viewer,
  { id }: UserInput,
): Promise<Profile | null> {
  const { stores, createEvent, outbox } = deps;
  const { user } = await findAnyTarget(deps, viewer, id);
  const event = createEvent('user.muted', viewer.id, { from: viewer.id, to: id });
  if (await stores.mutes.make(viewer.id, id, event.id, event)) {
    outbox.dispatch('mutes', edgeId(viewer.id, id), event);
  }
  return user;
}

/** Lifts a mute. Null for a user that the viewer may not see. */
export async function unmuteUser(
  deps: CommandDeps,
  viewer: Viewer,
  { id }: UserInput,
): Promise<Profile | null> {
  const { stores, createEvent, outbox } = deps;
  const { user } = await findAnyTarget(deps, viewer, id);
  const event = createEvent('user.unmuted', viewer.id, { from: viewer.id, to: id });
  if (await stores.mutes.end(viewer.id, id, event)) {
    outbox.dispatch('mutes', edgeId(viewer.id, id), event);
  }
  return user;
}
