import type { Consumer } from '#social/define-subgraph.js';
import { PARALLEL_IMAGES } from '../processing/image-workers.js';
import type { ReactionDeps } from './deps.js';
import { onMediaUploaded } from './on-media-uploaded.js';
import { onTweetDeleted } from './on-tweet-deleted.js';
import { onTweetPosted } from './on-tweet-posted.js';
import { onUserDeleted } from './on-user-deleted.js';

/** The durable consumers of this subgraph. */
export const consumers: Readonly<Record<string, Consumer<ReactionDeps>>> = {
  media: { reactions: { 'tweet.posted': onTweetPosted, 'tweet.deleted': onTweetDeleted } },
  // Consumers of their own: a picture takes a second, and an account may have thousands.
  'media-processing': { reactions: { 'media.uploaded': onMediaUploaded }, concurrency: PARALLEL_IMAGES },
  'media-accounts': { reactions: { 'user.deleted': onUserDeleted } },
};
