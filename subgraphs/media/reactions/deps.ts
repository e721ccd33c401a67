import type { BlobStore } from '#platform/blobs/index.js';
import type { AuthorIndex } from '#social/read-models/author-index.js';
import type { ImageWorkers } from '../processing/image-workers.js';
import type { Media } from '../store/media.js';

/** The parts of the subgraph that reactions and the sweep use. */
export interface ReactionDeps {
  media: Media;
  /** Null in a network without media. */
  blobs: BlobStore | null;
  workers: Pick<ImageWorkers, 'process'>;
  authorIndex: Pick<AuthorIndex, 'isDeleted'>;
}
