import type { Consumer } from '#social/define-subgraph.js';
import type { ReactionDeps } from './deps.js';
import { onTweetDeleted } from './on-tweet-deleted.js';
import { onTweetLiked } from './on-tweet-liked.js';

/** The durable consumers of this subgraph. */
export const consumers: Readonly<Record<string, Consumer<ReactionDeps>>> = {
  // Reactions spend most of their time waiting for MongoDB, and share its commands.
  'notifications-actions': {
    reactions: {
      'tweet.liked': onTweetLiked,
      'tweet.unliked': onTweetLiked,
      'tweet.deleted': onTweetDeleted,
    },
    concurrency: 128,
  },
};
