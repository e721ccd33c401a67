import type { Loaders } from '../queries/loaders.js';
import type { NotificationList } from '../queries/notification-list.js';

/** The viewer who acts, with what the request has read. */
export interface Actor {
  id: string;
  loaders: Loaders;
  list: Pick<NotificationList, 'positionOf'>;
}
