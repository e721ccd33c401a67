import { signedIn } from '#platform/commands.js';
import { nodeId } from '#social/node-ids.js';
import type { ViewerResolvers } from './types.generated.js';

export const Viewer: ViewerResolvers = {
  /** Null for every user but the viewer. */
  __resolveReference: ({ id }, { viewer }) => (viewer && nodeId('Viewer', viewer.id) === id ? { id } : null),

  bookmarks: (_, page, { viewer, pages }) => pages.bookmarksOf(signedIn(viewer).id, page),
};
