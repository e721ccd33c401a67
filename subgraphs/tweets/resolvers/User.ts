import { isId } from '#platform/snowflake.js';
import { canSeeProfile, canSeeTweets } from '#social/visibility.js';
import type { UserResolvers } from './types.generated.js';

export const User: UserResolvers = {
  async __resolveReference({ id }, { loaders }) {
    if (!isId(id)) return null;
    return canSeeProfile(await loaders.viewPermission.load(id)) ? { id } : null;
  },

  /** 0 for a viewer who may not see the tweets. */
  async tweetsCount({ id }, _, { loaders }) {
    return canSeeTweets(await loaders.viewPermission.load(id)) ? loaders.tweetsCount.load(id) : 0;
  },
  tweets: ({ id }, { replies, ...page }, { pages }) => pages.tweetsOf(id, page, replies),
  likedTweets: ({ id }, page, { pages }) => pages.likedBy(id, page),
};
