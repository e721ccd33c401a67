import type { AnyEvent } from '../event.js';
import type { Viewer } from '../viewer.js';

/**
 * Whether an event ends this access before its time. Session ids and event ids are Snowflakes of one order: what ends
 * "all sessions" of a user ends those that were opened before it, and leaves alone the one that is opened next, be it
 * in the same millisecond.
 */
export function endsAccess(event: AnyEvent, viewer: Viewer): boolean {
  switch (event.type) {
    case 'session.revoked': {
      const { userId, sessionId } = event.payload;
      return (
        userId === viewer.id &&
        (sessionId === null ? viewer.sessionId < event.id : sessionId === viewer.sessionId)
      );
    }
    case 'user.suspended':
    case 'user.deleted':
      return event.payload.userId === viewer.id && viewer.sessionId < event.id;
    default:
      return false;
  }
}
