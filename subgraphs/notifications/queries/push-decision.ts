import type { Delivery } from '../store/deliveries.js';
import { createLoaders, type LoaderDeps } from './loaders.js';

/** Decides at the time of a push whether it is still wanted: the recipient may see the notification, and has not read it. */
export function pushDecision(
  deps: LoaderDeps,
): (delivery: Pick<Delivery, 'userId' | 'notificationId'>) => Promise<boolean> {
  return async ({ userId, notificationId }) => {
    const { notification, readUpTo } = createLoaders(userId, deps);
    const [shown, read] = await Promise.all([notification.load(notificationId), readUpTo.load(userId)]);
    return shown !== null && shown.latest > read;
  };
}
