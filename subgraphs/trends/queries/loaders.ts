import DataLoader from 'dataloader';
import type { Viewer } from '#platform/viewer.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { canSeeTweets, STRANGER, type Relationship } from '#social/visibility.js';
import type { HashtagModel } from '../models.js';
import type { Hashtags } from '../store/hashtags.js';
import type { Posting } from '../store/postings.js';
import { volumeKey, type HashtagVolumes, type VolumeKey } from './hashtag-volumes.js';

export interface Loaders {
  /** A hashtag by name; null for a hashtag that was never used. */
  hashtag: DataLoader<string, HashtagModel | null>;
  /** The uses of a hashtag within a window. */
  volume: DataLoader<VolumeKey, number, string>;
  /** The viewer's relationships to authors, in the order of their ids. */
  relationships: (authorIds: readonly string[]) => Promise<Relationship[]>;
  /** The tweets among `postings` that the viewer may see. */
  keepVisible: (postings: readonly Posting[]) => Promise<Posting[]>;
}

/** Creates the loaders of one request, which batch its reads. */
export function createLoaders(
  { hashtags, volumes, graph }: { hashtags: Hashtags; volumes: HashtagVolumes; graph: Relationships },
  viewer: Viewer | null,
): Loaders {
  const relationship = new DataLoader<string, Relationship>((ids) =>
    graph.relationships(viewer?.id ?? null, ids),
  );
  const relationships = async (authorIds: readonly string[]): Promise<Relationship[]> =>
    (await relationship.loadMany(authorIds)).map((each) => {
      if (each instanceof Error) throw each;
      return each;
    });
  return {
    hashtag: new DataLoader(async (names) => {
      const exist = await hashtags.exist(names);
      return names.map((name, index) => (exist[index] ? { name } : null));
    }),
    volume: new DataLoader((keys) => volumes.of(keys), { cacheKeyFn: volumeKey }),
    relationships,
    async keepVisible(postings) {
      const found = await relationships(postings.map(({ authorId }) => authorId));
      return postings.filter((_, index) => canSeeTweets(found[index] ?? STRANGER));
    },
  };
}
