import type { Event } from '#schema/events.js';
import { eraseUser } from '../../commands/delete-user.js';
import { endFollow } from '../../commands/follow-edge.js';
import type { CommandDeps } from '../../commands/index.js';
import type { Row } from '../../store/index.js';
import { changeAll, SLICE } from './slice.js';

/**
 * Removes the personal data of a deleted account, when the command has not, and ends its follows in both directions, one
 * slice per event; a new event carries on with the next slice.
 */
export async function onUserDeleted(
  deps: CommandDeps,
  { payload: { userId } }: Event<'user.deleted'>,
): Promise<void> {
  const { stores, createEvent, outbox } = deps;
  await eraseUser(stores, userId);
  const [followers, following] = await Promise.all([
    stores.follows.to(userId, { limit: SLICE }),
    stores.follows.from(userId, { limit: SLICE }),
  ]);
  await changeAll(idsOf(followers), (id) => endFollow(deps, id, userId));
  await changeAll(idsOf(following), (id) => endFollow(deps, userId, id));
  if (followers.length < SLICE && following.length < SLICE) return;
  const event = createEvent('user.deleted', userId, { userId });
  await stores.accounts.change(userId, { events: [event] });
  outbox.dispatch('accounts', userId, event);
}

function idsOf(rows: readonly Row[]): string[] {
  return rows.map(({ id }) => id);
}
