import DataLoader from 'dataloader';
import type { Graph } from '#social/read-models/graph.js';
import type { Viewer } from '#platform/viewer.js';
import { canSeeTweets, STRANGER, type Relationship } from '#social/visibility.js';
import type { HashtagModel } from '../models.js';
import type { TrendWindow } from '../resolvers/types.generated.js';
import type { Hashtags } from '../store/hashtags.js';
import type { Posting } from '../store/postings.js';
import type { TagVolumes } from './hashtag-volumes.js';

export interface Loaders {
  /** A hashtag by name; null when nobody ever used it. */
  hashtag: DataLoader<string, HashtagModel | null>;
  /** Uses of a hashtag within a window. */
  volume: DataLoader<{ name: string; window: TrendWindow }, number, string>;
  /** How the viewer stands to authors, in their order. */
  relationships: (authorIds: readonly string[]) => Promise<Relationship[]>;
  /** Those of the tweets that the viewer may see. */
  keepVisible: (postings: readonly Posting[]) => Promise<Posting[]>;
}

/** Batches the reads of one request. */
export function createLoaders(
  { hashtags, volumes, graph }: { hashtags: Hashtags; volumes: TagVolumes; graph: Graph },
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
    volume: new DataLoader((asked) => volumes.of(asked), {
      cacheKeyFn: ({ name, window }) => `${window}:${name}`,
    }),
    relationships,
    async keepVisible(postings) {
      const found = await relationships(postings.map(({ authorId }) => authorId));
      return postings.filter((_, index) => canSeeTweets(found[index] ?? STRANGER));
    },
  };
}
