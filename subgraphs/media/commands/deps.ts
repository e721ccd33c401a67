import type { BlobStore } from '#platform/blobs/index.js';
import type { Outbox } from '#platform/mongo/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import type { MediaUrls } from '../rules/media-url.js';
import type { Media } from '../store/media.js';

/** The dependencies of commands. */
export interface CommandDeps extends SubgraphDeps {
  media: Media;
  outbox: Pick<Outbox, 'dispatch'>;
  /** Null in a network without media, like `urls`. */
  blobs: BlobStore | null;
  urls: MediaUrls | null;
}
