import { nodeId } from '#social/node-ids.js';
import type { ViewerResolvers } from './types.generated.js';

export const Viewer: ViewerResolvers = {
  /** Null for every user but the viewer. */
  __resolveReference: ({ id }, { viewer }) =>
    viewer && nodeId('Viewer', viewer.id) === id ? { userId: viewer.id } : null,
  id: ({ userId }) => nodeId('Viewer', userId),
  conversations: (_, page, { own }) => own().conversations(page),
  messageRequests: (_, page, { own }) => own().requests(page),
  unreadMessagesCount: (_, __, { own }) => own().unreadCount(),
  messageSettings: (_, __, { own }) => own().loaders.settings.load(own().userId),
};
