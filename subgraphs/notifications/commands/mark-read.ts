import type { ViewerModel } from '../models.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';

/** Marks the notifications up to a cursor of the list as read. The marker only moves forward: devices may mark in any order. */
export async function markNotificationsRead(
  { stores, createEvent, outbox }: CommandDeps,
  { id: userId, loaders, list }: Actor,
  { upTo: cursor }: { upTo: string },
): Promise<ViewerModel> {
  const { latest: upTo } = list.positionOf(cursor, 'upTo');
  const event = createEvent('notifications.read', userId, { userId, upTo });
  const { readers } = stores;
  if (await readers.markRead(userId, upTo, event)) {
    outbox.dispatch(readers.collection.collectionName, userId, event);
  }
  loaders.reader.clear(userId);
  return { userId };
}
