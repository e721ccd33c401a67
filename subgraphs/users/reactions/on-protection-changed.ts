import type { EventPayloads } from '#schema/events.js';
import { beginFollow } from '../commands/follow-edge.js';
import type { CommandDeps } from '../commands/index.js';
import { changeAll, SLICE } from './slice.js';

/** An account that goes public accepts everybody who waits, a slice at a time; the next slice has an event of its own. */
export function onProtectionChanged(deps: CommandDeps) {
  const { stores, createEvent, outbox } = deps;
  return async ({ userId }: EventPayloads['user.protection-changed']): Promise<void> => {
    const [user] = await stores.users.byIds([userId]);
    if (!user || user.protected) return;
    const waiting = await stores.requests.to(userId, { limit: SLICE });
    const ids = waiting.map(({ id }) => id);
    await changeAll(ids, (id) => beginFollow(deps, id, userId, 'a request'));
    if (waiting.length < SLICE) return;
    const event = createEvent('user.protection-changed', userId, { userId, protected: false });
    const stillPublic = await stores.users.change(userId, { given: { protected: false }, events: [event] });
    if (stillPublic) outbox.dispatch('users', userId, event);
  };
}
