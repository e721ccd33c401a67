import { tagName } from '#social/text/fold.js';
import type { HashtagResolvers } from './types.generated.js';

export const Hashtag: HashtagResolvers = {
  __resolveReference: ({ name }, { loaders }) => loaders.hashtag.load(tagName(name)),

  tweetsCount: ({ name }, { window }, { loaders }) => loaders.volume.load({ name, window }),

  tweets: ({ name }, page, { search, loaders }) => search.withTag(name, page, loaders.access),
};
