import type { Outbox } from '#platform/mongo/index.js';
import type { CreateEvent } from '#schema/events.js';
import { groupKeyOf, notificationId, type Subject } from '../../rules/group-key.js';
import type { Stores } from '../../store/index.js';

export interface WithdrawDeps {
  stores: Pick<Stores, 'actions' | 'groups'>;
  outbox: Pick<Outbox, 'dispatch'>;
  createEvent: CreateEvent;
}

/**
 * Removes everything about objects that are gone. The actions go first: a group that is emptied before them would count those that
 * are left. What comes late finds the object gone, too.
 */
export async function withdraw(
  { stores: { actions, groups }, outbox, createEvent }: WithdrawDeps,
  subjects: readonly Subject[],
): Promise<void> {
  if (subjects.length === 0) return;
  await actions.deleteAbout(subjects);
  for (const id of await groups.shownAbout(subjects)) {
    const { recipient: userId, kind } = groupKeyOf(id);
    const change = { userId, notificationId: notificationId(id), kind, change: 'REMOVED' } as const;
    const event = createEvent('notification.changed', userId, change);
    if (await groups.empty(id, event)) outbox.dispatch(groups.collection.collectionName, id, event);
  }
}
