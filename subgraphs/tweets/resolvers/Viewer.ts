import type { ViewerResolvers } from './types.generated.js';

export const Viewer: ViewerResolvers = {
  /** Null for every user but the viewer. */
  __resolveReference: ({ id }, { viewer }) => (viewer?.id === id ? { id } : null),

  bookmarks: ({ id }, page, { pages }) => pages.bookmarksOf(id, page),
};
