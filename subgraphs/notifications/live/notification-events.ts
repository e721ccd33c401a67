import type { AnyEvent } from '#platform/event.js';
import type { LiveSource, LiveValue, Reception, TopicChange } from '#platform/live-source.js';
import { openCollection } from '#platform/mongo/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { MAX_AUTHORS } from '../commands/turn-notices.js';
import { createLoaders } from '../queries/loaders.js';
import { groupOf, notificationId } from '../rules/group-key.js';
import { TYPE_OF, type Kind } from '../rules/kinds.js';
import { DEFAULTS } from '../rules/settings.js';
import {
  GROUPS,
  READERS,
  SUBSCRIPTIONS,
  type GroupDocument,
  type ReaderDocument,
  type SubscriptionDocument,
} from '../store/documents.js';
import { Groups } from '../store/groups.js';
import { Readers } from '../store/readers.js';
import { Subscriptions } from '../store/subscriptions.js';
import { LIVE_CURSORS } from './cursor-list.js';
import { topicOf, type NotificationChange } from './notification-change.js';
import { viewPresence } from './view-presence.js';

/**
 * The live source of `notificationEvents`. The topics are the viewer, and the authors whose notices the viewer has turned on: a new
 * tweet is one event for five hundred subscribers.
 */
export function notificationEvents({
  mongo,
  cache,
  ...readModels
}: Pick<
  SubgraphDeps,
  'mongo' | 'cache' | 'relationships' | 'mutes' | 'authorIndex'
>): LiveSource<NotificationChange> {
  const stores = {
    groups: new Groups(openCollection<GroupDocument>(mongo, GROUPS), DEFAULTS.kept),
    readers: new Readers(openCollection<ReaderDocument>(mongo, READERS)),
    subscriptions: new Subscriptions(openCollection<SubscriptionDocument>(mongo, SUBSCRIPTIONS)),
  };

  /** Whether a notification is in the viewer's list at this moment. */
  const isShown = async (viewerId: string, id: string): Promise<boolean> =>
    (await createLoaders(viewerId, { stores, ...readModels }).notification.load(id)) !== null;

  return {
    stream: 'NOTIFICATIONS',
    cursorList: LIVE_CURSORS,
    async topicsOf({ id }) {
      const authors = await stores.subscriptions.authors(id, { limit: MAX_AUTHORS });
      return new Set([id, ...authors.map((author) => author.id)]);
    },
    follow: { stream: 'NOTIFICATIONS', changesOf: topicChanges },
    presence: viewPresence({ cache }),
    topicOf,
    async mayReceive(change, viewerIds): Promise<Reception> {
      const mayReceive = await Promise.all(
        viewerIds.map(async (viewerId) => {
          const id = addedTo(change, viewerId);
          // What has gone, and how far was read, is told as it is.
          return id === undefined ? isFor(change, viewerId) : id !== null && isShown(viewerId, id);
        }),
      );
      return { mayReceive, isShared: false };
    },
    toValue,
    gapValue: (cursor, missed) => ({ __typename: 'NotificationsGap', cursor, missed }),
  };
}

/** The notification that must be in the viewer's list for the event to be told; null for none, undefined for an event of what is gone. */
function addedTo({ type, payload }: NotificationChange, viewerId: string): string | null | undefined {
  if (type === 'notifications.read' || type === 'notices.withdrawn') return undefined;
  if (type === 'notices.fanned-out') {
    return payload.userIds.includes(viewerId) ? noticeId(payload.tweetId) : null;
  }
  if (payload.userId !== viewerId) return null;
  return payload.change === 'REMOVED' ? undefined : payload.notificationId;
}

function isFor({ payload }: NotificationChange, viewerId: string): boolean {
  return !('userId' in payload) || payload.userId === viewerId;
}

/** The id of the notification of a new tweet. */
function noticeId(tweetId: string): string {
  return notificationId(groupOf({ recipient: '', kind: 'NEW_TWEET', object: tweetId }, tweetId));
}

/** A `NotificationEvent` with keys only. */
function toValue({ type, payload }: NotificationChange, cursor: string): LiveValue {
  if (type === 'notifications.read') return { __typename: 'NotificationsRead', cursor };
  if (type === 'notices.withdrawn') return changed(cursor, noticeId(payload.tweetId), null);
  if (type === 'notices.fanned-out') return added(cursor, noticeId(payload.tweetId), 'NEW_TWEET');
  const { notificationId: id, change } = payload;
  const kind = payload.kind as Kind;
  return change === 'ADDED'
    ? added(cursor, id, kind)
    : changed(cursor, id, change === 'REMOVED' ? null : kind);
}

function added(cursor: string, id: string, kind: Kind): LiveValue {
  return { __typename: 'NotificationAdded', cursor, notification: { __typename: TYPE_OF[kind], id } };
}

function changed(cursor: string, id: string, kind: Kind | null): LiveValue {
  const notification = kind === null ? null : { __typename: TYPE_OF[kind], id };
  return { __typename: 'NotificationGroupChanged', cursor, id, notification };
}

function topicChanges({ type, payload }: AnyEvent): readonly TopicChange[] {
  if (type !== 'notices.changed') return [];
  const { userId, authorId, isOn } = payload as { userId: string; authorId: string; isOn: boolean };
  return [{ viewerId: userId, topic: authorId, listens: isOn }];
}
