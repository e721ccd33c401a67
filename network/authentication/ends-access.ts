import type { AnyEvent } from '#schema/events.js';
import type { Viewer } from '#platform/viewer.js';

/** The events that end a user's access before the access token expires. */
export type AccessEndingEvent = Extract<
  AnyEvent,
  { type: 'session.revoked' | 'user.suspended' | 'user.deleted' }
>;

export function isAccessEnding(event: AnyEvent): event is AccessEndingEvent {
  return event.type === 'session.revoked' || event.type === 'user.suspended' || event.type === 'user.deleted';
}

/**
 * Whether an event ends the access of a viewer. Session ids and event ids are Snowflakes of one order: an event that ends
 * all sessions of a user ends those opened before it, and no session opened after it, not even in the same millisecond.
 */
export function endsAccess(event: AnyEvent, viewer: Viewer): boolean {
  if (!isAccessEnding(event) || event.payload.userId !== viewer.id) return false;
  if (event.type === 'session.revoked' && event.payload.sessionId !== null)
    return event.payload.sessionId === viewer.sessionId;
  return viewer.sessionId < event.id;
}
