import type { ViewerResolvers } from './types.generated.js';

export const Viewer: ViewerResolvers = {
  /** Nobody but the user who asks. */
  __resolveReference: ({ id }, { viewer }) => (viewer?.id === id ? { id } : null),

  bookmarks: ({ id }, page, { pages }) => pages.bookmarksOf(id, page),
};
