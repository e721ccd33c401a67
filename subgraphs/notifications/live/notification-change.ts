import type { LiveEvent } from '#platform/live-source.js';
import type { EventPayloads } from '#schema/events.js';

const CHANGES = [
  'notification.changed',
  'notifications.read',
  'notices.fanned-out',
  'notices.withdrawn',
] as const;

type ChangeType = (typeof CHANGES)[number];

/** An event of the NOTIFICATIONS stream that open streams are told of. */
export type NotificationChange = {
  [T in ChangeType]: Omit<LiveEvent, 'type' | 'payload'> & {
    readonly type: T;
    readonly payload: EventPayloads[T];
  };
}[ChangeType];

function isNotificationChange(event: LiveEvent): event is NotificationChange {
  return CHANGES.some((type) => type === event.type);
}

/** The user who is told, or the author whose notices are on; null for another event. */
export function topicOf(event: LiveEvent): string | null {
  if (!isNotificationChange(event)) return null;
  return 'userId' in event.payload ? event.payload.userId : event.payload.authorId;
}
