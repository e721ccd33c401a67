import DataLoader from 'dataloader';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { canSeeTweets } from '#social/visibility.js';
import type { MediaModel } from '../models.js';
import type { Media } from '../store/media.js';
import type { MediumRecord } from '../store/documents.js';

/** What one request has read, in batches. */
export interface Loaders {
  /** A medium by id, in whatever state; null for one that is gone. */
  record: DataLoader<string, MediumRecord | null>;
  /** Whether everybody may see the tweets of a user. */
  isPublic: DataLoader<string, boolean>;
}

export interface LoaderDeps {
  media: Media;
  relationships: Pick<Relationships, 'viewPermissions'>;
}

export function createLoaders({ media, relationships }: LoaderDeps): Loaders {
  return {
    record: new DataLoader(async (ids) => {
      const found = new Map((await media.among(ids)).map((record) => [record._id, record]));
      return ids.map((id) => found.get(id) ?? null);
    }),
    isPublic: new DataLoader(async (ids) =>
      (await relationships.viewPermissions(null, ids)).map((permission) => canSeeTweets(permission)),
    ),
  };
}

/** A medium with what was found in it; null for one that is not READY. */
export function readyModel(record: MediumRecord | null, isPosted: boolean): MediaModel | null {
  return record?.state === 'READY' && record.image !== null
    ? { record, image: record.image, isPosted }
    : null;
}
