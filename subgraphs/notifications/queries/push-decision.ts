import type { Delivery } from '../store/deliveries.js';
import { groupKeyOf } from '../rules/group-key.js';
import { createLoaders, type LoaderDeps } from './loaders.js';

/** Decides at the time of a push whether it is still wanted: the recipient may see the notification, has not read it, and wants pushes of its kind. */
export function pushDecision(
  deps: LoaderDeps,
): (delivery: Pick<Delivery, 'userId' | 'notificationId'>) => Promise<boolean> {
  return async ({ userId, notificationId }) => {
    const { notification, reader } = createLoaders(userId, deps);
    const [shown, { readUpTo, settings }] = await Promise.all([
      notification.load(notificationId),
      reader.load(userId),
    ]);
    if (shown === null || shown.latest <= readUpTo) return false;
    return settings[groupKeyOf(shown.group).kind].push;
  };
}
