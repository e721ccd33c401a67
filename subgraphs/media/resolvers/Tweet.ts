import { readyModel } from '../queries/loaders.js';
import type { TweetResolvers } from './types.generated.js';

export const Tweet: TweetResolvers = {
  /** The gateway asks for the media of tweets that the viewer may see. */
  __resolveReference: (tweet) => tweet,
  media: async ({ mediaIds }, _, { loaders }) => {
    const records = await Promise.all(mediaIds.map((id) => loaders.record.load(id)));
    // A medium that is gone before its tweet leaves no gap.
    return records.map((record) => readyModel(record, true)).filter((model) => model !== null);
  },
};
