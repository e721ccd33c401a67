import type { Consumer } from '#social/define-subgraph.js';
import type { ReactionDeps } from './deps.js';
import { onTweetDeleted } from './on-tweet-deleted.js';
import { onTweetLiked } from './on-tweet-liked.js';
import { onNotificationChanged } from './push/on-notification-changed.js';
import { onSessionRevoked, onUserDeleted, onUserSuspended } from './push/on-sessions-ended.js';

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
  // Not behind the actions: what is to be pushed is known by then.
  'notifications-push': {
    reactions: {
      'notification.changed': onNotificationChanged,
      'session.revoked': onSessionRevoked,
      'user.suspended': onUserSuspended,
      'user.deleted': onUserDeleted,
    },
  },
};
