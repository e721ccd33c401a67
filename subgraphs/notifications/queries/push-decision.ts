import { canSeeProfile } from '#social/visibility.js';
import type { Delivery } from '../store/deliveries.js';
import { groupKeyOf } from '../rules/group-key.js';
import { isWanted } from '../rules/kind-settings.js';
import { createLoaders, type LoaderDeps, type Loaders } from './loaders.js';

/** Decides at the time of a push whether it is still wanted: the recipient may see the notification, has not read it, and wants pushes of its kind. */
export function pushDecision(
  deps: LoaderDeps,
): (delivery: Pick<Delivery, 'userId' | 'notificationId' | 'senderId'>) => Promise<boolean> {
  return async ({ userId, notificationId, senderId }) => {
    const loaders = createLoaders(userId, deps);
    if (senderId !== undefined) return isMessageWanted(loaders, userId, senderId);
    const { notification, reader } = loaders;
    const [shown, { readUpTo, settings }] = await Promise.all([
      notification.load(notificationId),
      reader.load(userId),
    ]);
    if (shown === null || shown.latest <= readUpTo) return false;
    return settings[groupKeyOf(shown.group).kind].push;
  };
}

/** Nobody is disturbed by users who are hidden, blocked or muted, also in a group, where their messages are read. */
async function isMessageWanted(
  { relationship, reader }: Pick<Loaders, 'relationship' | 'reader'>,
  userId: string,
  senderId: string,
): Promise<boolean> {
  const [sender, { settings }] = await Promise.all([relationship.load(senderId), reader.load(userId)]);
  const isHeard = canSeeProfile(sender) && !sender.blocking && !sender.muting;
  return isHeard && settings.MESSAGE.push && isWanted(settings, 'MESSAGE', sender);
}
