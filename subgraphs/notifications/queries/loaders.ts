import DataLoader from 'dataloader';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { groupInId } from '../rules/group-key.js';
import type { NotificationModel } from '../models.js';
import type { Stores } from '../store/index.js';
import type { Reader } from '../store/readers.js';
import { idOf as pairIdOf } from '../store/subscriptions.js';
import { areMuted, type MuteDeps } from './muted-tweets.js';
import { toNotifications, type ActorLoaders } from './visible-notifications.js';

export interface LoaderDeps extends MuteDeps {
  stores: Pick<Stores, 'groups' | 'readers' | 'subscriptions'>;
  relationships: Pick<Relationships, 'ofViewer'>;
}

/** What one request has read, each thing once and in batches. */
export interface Loaders extends ActorLoaders {
  /** The viewer's notifications by id; null for one that is not there, or hidden. */
  notification: DataLoader<string, NotificationModel | null>;
  /** How far users have read, and their settings. */
  reader: DataLoader<string, Reader>;
}

export function createLoaders(viewerId: string, deps: LoaderDeps): Loaders {
  const { stores, relationships, authorIndex } = deps;
  const relationship = new DataLoader((ids: readonly string[]) => relationships.ofViewer(viewerId, ids));
  const hasNotices = new DataLoader(async (authors: readonly string[]) => {
    const pairs = authors.map((author) => ({ author, user: viewerId }));
    const on = await stores.subscriptions.amongPairs(pairs);
    return authors.map((author) => on.has(pairIdOf(author, viewerId)));
  });
  let read: ReturnType<MuteDeps['mutes']['of']> | undefined;
  // The first page of a request reads them, and the next ones use them.
  const mutes = { of: () => (read ??= deps.mutes.of([viewerId])) };
  const actors: ActorLoaders = {
    relationship,
    hasNotices,
    areMuted: (told) => areMuted({ mutes, authorIndex }, told),
  };
  return {
    ...actors,
    notification: new DataLoader(async (ids) => {
      const groups = ids.map((id) => groupInId(viewerId, id));
      const rows = await stores.groups.shownAmong(
        viewerId,
        groups.filter((id) => id !== null),
      );
      const models = await toNotifications(actors, rows);
      return groups.map((id) => models.find((model) => model?.group === id) ?? null);
    }),
    reader: new DataLoader(async (ids) => {
      const readers = await stores.readers.among(ids);
      return ids.map((id) => readers.get(id)!);
    }),
  };
}
