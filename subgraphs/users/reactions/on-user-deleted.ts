import type { EventPayloads } from '#schema/events.js';
import { endFollow } from '../commands/follow-edge.js';
import type { CommandDeps } from '../commands/index.js';
import type { Row } from '../store/index.js';
import { changeAll, SLICE } from './slice.js';

/** Ends the follows of a deleted account, both ways, a slice at a time; the next slice has an event of its own. */
export function onUserDeleted(deps: CommandDeps) {
  const { stores, createEvent, outbox } = deps;
  return async ({ userId }: EventPayloads['user.deleted']): Promise<void> => {
    const [followers, following] = await Promise.all([
      stores.follows.to(userId, { limit: SLICE }),
      stores.follows.from(userId, { limit: SLICE }),
    ]);
    await changeAll(idsOf(followers), (id) => endFollow(deps, id, userId));
    await changeAll(idsOf(following), (id) => endFollow(deps, userId, id));
    if (followers.length < SLICE && following.length < SLICE) return;
    const event = createEvent('user.deleted', userId, { userId });
    await stores.users.change(userId, { events: [event] });
    outbox.dispatch('users', userId, event);
  };
}

function idsOf(rows: readonly Row[]): string[] {
  return rows.map(({ id }) => id);
}
