import type { Event } from '#schema/events.js';
import { beginFollow } from '../../commands/follow-edge.js';
import type { CommandDeps } from '../../commands/index.js';
import { changeAll, SLICE } from './slice.js';

/** Accepts the requests to an account that became public, one slice per event; a new event carries on with the next slice. */
export async function onProtectionChanged(
  deps: CommandDeps,
  { payload: { userId } }: Event<'user.protection-changed'>,
): Promise<void> {
  const { stores, createEvent, outbox } = deps;
  const [user] = await stores.users.byIds([userId]);
  if (!user || user.protected) return;
  const waiting = await stores.requests.to(userId, { limit: SLICE });
  const ids = waiting.map(({ id }) => id);
  await changeAll(ids, (id) => beginFollow(deps, id, userId, 'request'));
  if (waiting.length < SLICE) return;
  const event = createEvent('user.protection-changed', userId, { userId, protected: false });
  const stillPublic = await stores.users.change(userId, { given: { protected: false }, events: [event] });
  if (stillPublic) outbox.dispatch('users', userId, event);
}
