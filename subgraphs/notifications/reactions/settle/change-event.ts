import type { CreateEvent, Event } from '#schema/events.js';
import { groupKeyOf, notificationId } from '../../rules/group-key.js';

/** What a write changes in a group. */
export interface ShownChange {
  wasShown: boolean;
  shown: boolean;
  /** Whether a group that is added tells of nothing that happened since it was judged before. */
  isOld: boolean;
}

/** The event of a group that is, or was, in the list; null for one that is neither. */
export function changeEvent(
  { createEvent }: { createEvent: CreateEvent },
  group: string,
  { wasShown, shown, isOld }: ShownChange,
): Event<'notification.changed'> | null {
  if (!wasShown && !shown) return null;
  const { recipient: userId, kind } = groupKeyOf(group);
  const change = !wasShown ? 'ADDED' : shown ? 'CHANGED' : 'REMOVED';
  const old = change === 'ADDED' && isOld ? ({ isOld } as const) : {};
  const told = { userId, notificationId: notificationId(group), kind, change, ...old } as const;
  return createEvent('notification.changed', userId, told);
}
