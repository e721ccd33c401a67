import DataLoader from 'dataloader';
import { BoundedReads } from '#platform/bounded-reads.js';
import type { RequestContext } from '#platform/viewer.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { canSeeTweets, STRANGER, type Relationship } from '#social/visibility.js';
import type { HashtagModel } from '../models.js';
import type { Hashtags } from '../store/hashtags.js';
import type { SearchAccess } from './search/access.js';
import type { RestrictedAuthors } from './search/restricted-authors.js';
import { volumeKey, type HashtagVolumes, type VolumeKey } from './hashtag-volumes.js';

export interface Loaders {
  /** A hashtag by name; null for a hashtag that was never used. */
  hashtag: DataLoader<string, HashtagModel | null>;
  /** The uses of a hashtag within a window. */
  volume: DataLoader<VolumeKey, number, string>;
  /** What the viewer may see. */
  access: SearchAccess;
}

export interface LoaderDeps {
  hashtags: Hashtags;
  volumes: HashtagVolumes;
  relationships: Relationships;
  restrictedAuthors: RestrictedAuthors;
}

/** Searches of one request that read postings at the same time. */
const MAX_WALKS = 2;

/** Creates the loaders of one request, which batch its reads. */
export function createLoaders(
  { hashtags, volumes, relationships, restrictedAuthors }: LoaderDeps,
  { viewer, signal }: Pick<RequestContext, 'viewer' | 'signal'>,
): Loaders {
  const relationship = new DataLoader<string, Relationship>((ids) =>
    relationships.ofViewer(viewer?.id ?? null, ids),
  );
  const relationshipsTo = async (authorIds: readonly string[]): Promise<Relationship[]> =>
    (await relationship.loadMany(authorIds)).map((each) => {
      if (each instanceof Error) throw each;
      return each;
    });
  const reads = new BoundedReads(MAX_WALKS, signal);
  let restricted: Promise<readonly string[]> | null = null;
  return {
    hashtag: new DataLoader(async (names) => {
      const exist = await hashtags.exist(names);
      return names.map((name, index) => (exist[index] ? { name } : null));
    }),
    volume: new DataLoader((keys) => volumes.of(keys), { cacheKeyFn: volumeKey }),
    access: {
      relationships: relationshipsTo,
      read: (postings) => reads.run(postings),
      restrictedAuthors: () =>
        (restricted ??= viewer ? restrictedAuthors.of(viewer.id) : Promise.resolve([])),
      async keepVisible(postings) {
        const found = await relationshipsTo(postings.map(({ authorId }) => authorId));
        return postings.filter((_, index) => canSeeTweets(found[index] ?? STRANGER));
      },
    },
  };
}
