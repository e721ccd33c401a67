import { edgeId } from '#social/read-models/graph.js';
import type { Viewer } from '#platform/viewer.js';
import type { Profile } from '../store/index.js';
import type { CommandDeps } from './deps.js';
import { findTarget } from './find-target.js';

/** Hides a user from the viewer's timelines and notices. Follows stay; the user cannot tell. */
export function muteUser({ stores, createEvent, outbox }: CommandDeps) {
  return async (viewer: Viewer, id: string): Promise<Profile> => {
    const { user } = await findTarget(stores, viewer, id);
    const event = createEvent('user.muted', viewer.id, { from: viewer.id, to: id });
    if (await stores.mutes.make(viewer.id, id, event.id, event)) {
      outbox.dispatch('mutes', edgeId(viewer.id, id), event);
    }
    return user;
  };
}

/** Lifts a mute. */
export function unmuteUser({ stores, createEvent, outbox }: CommandDeps) {
  return async (viewer: Viewer, id: string): Promise<Profile> => {
    const { user } = await findTarget(stores, viewer, id);
    const event = createEvent('user.unmuted', viewer.id, { from: viewer.id, to: id });
    if (await stores.mutes.end(viewer.id, id, event)) {
      outbox.dispatch('mutes', edgeId(viewer.id, id), event);
    }
    return user;
  };
}
