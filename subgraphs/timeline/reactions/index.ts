import type { Event, EventType } from '#schema/events.js';
import type { Consumer, Reactions } from '#social/define-subgraph.js';
import { FAN_OUT } from '#social/fan-out.js';
import type { ReactionDeps } from './deps.js';
import { countTweetDeleted } from './engagement/on-tweet-deleted.js';
import { countTweetLiked } from './engagement/on-tweet-liked.js';
import { countTweetPosted } from './engagement/on-tweet-posted.js';
import { countTweetUnliked } from './engagement/on-tweet-unliked.js';
import { onTweetDeleted } from './fan-out/on-tweet-deleted.js';
import { onTweetEdited } from './fan-out/on-tweet-edited.js';
import { onTweetPosted } from './fan-out/on-tweet-posted.js';
import { onUserBlocked } from './graph/on-user-blocked.js';
import { onUserDeleted } from './graph/on-user-deleted.js';
import { onUserFollowed } from './graph/on-user-followed.js';
import { onUserMuted } from './graph/on-user-muted.js';
import { onUserUnblocked } from './graph/on-user-unblocked.js';
import { onUserUnfollowed } from './graph/on-user-unfollowed.js';
import { dropOnCacheFailure, postponeOnCacheFailure } from './on-cache-failure.js';

/** The consumer of changes of the graph. */
const GRAPH = 'timeline-graph';

const fanOut = {
  'tweet.posted': onTweetPosted,
  'tweet.edited': onTweetEdited,
  'tweet.deleted': onTweetDeleted,
} satisfies Reactions<ReactionDeps>;

/** Protection and suspension need no reaction: the rules read the graph for every page. */
const graph = {
  'user.followed': onUserFollowed,
  'user.unfollowed': onUserUnfollowed,
  'user.blocked': onUserBlocked,
  'user.unblocked': onUserUnblocked,
  'user.muted': onUserMuted,
  'user.unmuted': onUserMuted,
  'user.deleted': onUserDeleted,
} satisfies Reactions<ReactionDeps>;

const engagement = {
  'tweet.liked': countTweetLiked,
  'tweet.unliked': countTweetUnliked,
  'tweet.posted': countTweetPosted,
  'tweet.deleted': countTweetDeleted,
} satisfies Reactions<ReactionDeps>;

const postponable: Reactions<ReactionDeps> = { ...fanOut, ...graph };

/** The consumer that postpones an event of a type. */
export function durableOf(type: string): string {
  return Object.hasOwn(fanOut, type) ? FAN_OUT : GRAPH;
}

/** Runs the reaction to an event that was postponed. */
export async function reactAgain<T extends EventType>(deps: ReactionDeps, event: Event<T>): Promise<void> {
  await postponable[event.type]?.(deps, event);
}

/** The durable consumers of this subgraph. */
export const consumers: Readonly<Record<string, Consumer<ReactionDeps>>> = {
  // A fan-out spends most of its time waiting for replies of the cache, which concurrent fan-outs share.
  [FAN_OUT]: { reactions: postponeOnCacheFailure(fanOut), concurrency: 64 },
  [GRAPH]: { reactions: postponeOnCacheFailure(graph) },
  'timeline-engagement': { reactions: dropOnCacheFailure(engagement) },
};
