import { keyIn, nodeId } from '#social/node-ids.js';
import { tagName } from '#social/text/fold.js';
import { isTagName } from '#social/text/hashtag-name.js';
import type { HashtagResolvers } from './types.generated.js';

export const Hashtag: HashtagResolvers = {
  // Another subgraph refers to a hashtag that could be posted, used or not: one that is not has no tweets.
  __resolveReference: (key) => {
    const name = 'name' in key ? tagName(key.name) : keyIn('Hashtag', key.id);
    return name !== null && isTagName(name) ? { name } : null;
  },
  id: ({ name }) => nodeId('Hashtag', name),

  tweetsCount: ({ name }, { window }, { loaders }) => loaders.volume.load({ name, window }),

  tweets: ({ name }, page, { search, loaders }) => search.withTag(name, page, loaders.access),
};
