import type { Consumer } from '#social/define-subgraph.js';
import type { ReactionDeps } from './deps.js';
import { onTweetDeleted } from './on-tweet-deleted.js';
import { onTweetEdited } from './on-tweet-edited.js';
import { onTweetLiked } from './on-tweet-liked.js';
import { onTweetPosted } from './on-tweet-posted.js';
import { onTweetUnliked } from './on-tweet-unliked.js';
import { onUserDeleted } from './on-user-deleted.js';
import { onUserProfileChanged } from './on-user-profile-changed.js';
import { onUserProtectionChanged } from './on-user-protection-changed.js';
import { onUserRegistered } from './on-user-registered.js';
import { onUserSuspended } from './on-user-suspended.js';
import { onUserUnsuspended } from './on-user-unsuspended.js';

/** Keeps the search index, the counts and the names for autocomplete up to date. */
const index: Consumer<ReactionDeps> = {
  reactions: {
    'tweet.posted': onTweetPosted,
    'tweet.edited': onTweetEdited,
    'tweet.deleted': onTweetDeleted,
    'tweet.liked': onTweetLiked,
    'tweet.unliked': onTweetUnliked,
    'user.registered': onUserRegistered,
    'user.profile-changed': onUserProfileChanged,
    'user.protection-changed': onUserProtectionChanged,
    'user.suspended': onUserSuspended,
    'user.unsuspended': onUserUnsuspended,
    'user.deleted': onUserDeleted,
  },
  // Reactions spend most of their time waiting for MongoDB.
  concurrency: 64,
};

export const consumers = { 'trends-index': index };
