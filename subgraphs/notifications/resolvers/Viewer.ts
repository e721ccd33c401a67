import { selects } from '#platform/selection.js';
import { nodeId } from '#social/node-ids.js';
import { TOLD_KINDS } from '../rules/kinds.js';
import type { ViewerResolvers } from './types.generated.js';

export const Viewer: ViewerResolvers = {
  /** Null for every user but the viewer. */
  __resolveReference: ({ id }, { viewer }) =>
    viewer && nodeId('Viewer', viewer.id) === id ? { userId: viewer.id } : null,
  id: ({ userId }) => nodeId('Viewer', userId),
  notifications: (_, args, { own }, info) => own().list.page(args, selects(info, 'liveCursor')),
  notification: (_, { id }, { own }) => own().loaders.notification.load(id),
  pushSubscriptions: (_, __, { own }) => own().devices(),
  unreadNotificationsCount: (_, __, { own }) => own().list.unreadCount(),
  notificationSettings: async (_, __, { own }) => {
    const { userId, loaders } = own();
    const { settings } = await loaders.reader.load(userId);
    return TOLD_KINDS.map((kind) => ({ kind, ...settings[kind] }));
  },
  noticeAuthors: (_, page, { own }) => own().noticeAuthors(page),
};
