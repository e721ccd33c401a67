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
  const [account] = await stores.accounts.byIds([userId]);
  if (!account || account.protected) return;
  const waiting = await stores.requests.to(userId, { limit: SLICE });
  const ids = waiting.map(({ id }) => id);
  await changeAll(ids, (id) => beginFollow(deps, id, userId, 'request'));
  if (waiting.length < SLICE) return;
  const event = createEvent('user.protection-changed', userId, { userId, protected: false });
  const given = { protected: false };
  const isPublic = await stores.accounts.change(userId, { given, events: [event] });
  if (isPublic) outbox.dispatch('accounts', userId, event);
}
