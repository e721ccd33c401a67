import type { Consumer } from '#social/define-subgraph.js';
import type { ReactionDeps } from './deps.js';
import { onProtectionChanged, onSuspensionChanged, onUserDeleted } from './on-account-changed.js';
import { onNoticesChanged } from './notices/on-notices-changed.js';
import { withdrawNotices } from './notices/on-tweet-deleted.js';
import { fanOutNotices } from './notices/on-tweet-posted.js';
import { onFollowRequested } from './on-follow-requested.js';
import { onRelationshipChanged } from './on-relationship-changed.js';
import { onMutesChanged } from './on-mutes-changed.js';
import { onTweetDeleted } from './on-tweet-deleted.js';
import { onTweetEdited } from './on-tweet-edited.js';
import { onWordsChanged } from './on-words-changed.js';
import { onTweetLiked } from './on-tweet-liked.js';
import { onTweetPosted } from './on-tweet-posted.js';
import { onUserFollowed } from './on-user-followed.js';
import { onUserUnfollowed } from './on-user-unfollowed.js';
import { onMessageSent, onReceiptMoved } from './push/on-message-sent.js';
import { onNoticesFannedOut } from './push/on-notices-fanned-out.js';
import { onNotificationChanged } from './push/on-notification-changed.js';
import {
  onSessionRevoked,
  onUserDeleted as endPushes,
  onUserSuspended as pausePushes,
} from './push/on-sessions-ended.js';

/** The durable consumers of this subgraph. */
export const consumers: Readonly<Record<string, Consumer<ReactionDeps>>> = {
  // Reactions spend most of their time waiting for MongoDB, and share its commands.
  'notifications-actions': {
    reactions: {
      'tweet.liked': onTweetLiked,
      'tweet.unliked': onTweetLiked,
      'tweet.posted': onTweetPosted,
      'tweet.edited': onTweetEdited,
      'tweet.deleted': onTweetDeleted,
      'user.followed': onUserFollowed,
      'user.unfollowed': onUserUnfollowed,
      'user.follow-requested': onFollowRequested,
      'user.follow-request-ended': onFollowRequested,
    },
    concurrency: 128,
  },
  // A consumer of its own: an author may have a hundred thousand subscribers.
  'notifications-fan-out': {
    reactions: { 'tweet.posted': fanOutNotices, 'tweet.deleted': withdrawNotices },
  },
  // A consumer of its own: what an account did may be much, and must not delay the rest.
  'notifications-rules': {
    reactions: {
      'user.blocked': onRelationshipChanged,
      'user.unblocked': onRelationshipChanged,
      'user.muted': onRelationshipChanged,
      'user.unmuted': onRelationshipChanged,
      'notices.changed': onNoticesChanged,
      'user.protection-changed': onProtectionChanged,
      'user.suspended': onSuspensionChanged,
      'user.unsuspended': onSuspensionChanged,
      'user.deleted': onUserDeleted,
    },
  },
  // A consumer of its own: a user may have been told much, all of which is compared.
  'notifications-mutes': {
    reactions: {
      'user.muted-words-changed': onMutesChanged,
      'user.muted-conversations-changed': onMutesChanged,
      'tweet.edited': onWordsChanged,
    },
  },
  // Not behind the actions: what is to be pushed is known by then.
  'notifications-push': {
    reactions: {
      'notification.changed': onNotificationChanged,
      'notices.fanned-out': onNoticesFannedOut,
      'message.sent': onMessageSent,
      'conversation.receipt-moved': onReceiptMoved,
      'session.revoked': onSessionRevoked,
      'user.suspended': pausePushes,
      'user.deleted': endPushes,
    },
  },
};
