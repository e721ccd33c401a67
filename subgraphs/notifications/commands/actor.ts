import type { Viewer } from '#platform/viewer.js';
import type { Loaders } from '../queries/loaders.js';
import type { NotificationList } from '../queries/notification-list.js';

/** The viewer who acts, with what the request has read. */
export interface Actor extends Pick<Viewer, 'id' | 'sessionId'> {
  loaders: Loaders;
  list: Pick<NotificationList, 'positionOf'>;
}
