import { selects } from '#platform/selection.js';
import { nodeId } from '#social/node-ids.js';
import type { ViewerResolvers } from './types.generated.js';

export const Viewer: ViewerResolvers = {
  /** Null for every user but the viewer. */
  __resolveReference: ({ id }, { viewer }) =>
    viewer && nodeId('Viewer', viewer.id) === id ? { userId: viewer.id } : null,
  id: ({ userId }) => nodeId('Viewer', userId),
  conversations: (_, page, { own }, info) => own().conversations(page, selects(info, 'liveCursor')),
  messageRequests: (_, page, { own }, info) => own().requests(page, selects(info, 'liveCursor')),
  searchMessages: (_, search, { own }) => own().search(search),
  unreadMessagesCount: (_, __, { own }) => own().unreadCount(),
  messageSettings: (_, __, { own }) => own().loaders.settings.load(own().userId),
};
