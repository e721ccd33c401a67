import { RookeryError } from '#platform/errors.js';
import type { Engagement } from '#schema/events.js';
import { RULES } from '#social/rate-limit-rules.js';
import { pairId, type TweetRecord } from '../store/index.js';
import type { Actor } from './actor.js';
import { completePending, completeWrite } from './complete-write.js';
import type { CommandDeps } from './deps.js';
import { findVisible, undo } from './target.js';
import { withRateLimit } from './with-rate-limit.js';

/** Likes a tweet, or the original of a retweet; returns its id. A second like changes nothing and costs no rate limit. */
export async function likeTweet(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  const target = await findEngagement(actor, id);
  const { tweetId } = target;
  // Nearly every like is new, so the insert itself detects an existing one instead of a read before it.
  await withRateLimit(deps, RULES.likes, actor, () => addLike(deps, actor, target)).catch(
    async (error: unknown) => {
      // A like that exists already succeeds without points.
      if (!isRateLimited(error) || !(await actor.loaders.liked.load(tweetId))) throw error;
    },
  );
  actor.loaders.liked.clear(tweetId).prime(tweetId, true);
  return tweetId;
}

/** Null when the like exists already. */
async function addLike(deps: CommandDeps, actor: Actor, target: Engagement): Promise<true | null> {
  const event = deps.createEvent('tweet.liked', actor.id, target);
  const { isChanged, pendingEvents } = await deps.store.likes.add(target, actor.id, event);
  if (isChanged) await completeWrite(deps, carrierOf(deps, target), event);
  else await completePending(deps, pendingEvents);
  return isChanged || null;
}

function isRateLimited(error: unknown): boolean {
  return error instanceof RookeryError && error.code === 'RATE_LIMITED';
}

/** Removes a like if there is one; returns the id of the tweet. */
export function unlikeTweet(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  return undo(actor, id, async (tweetId, visible) => {
    const tweet = visible ?? (await findHiddenLiked(deps, actor, tweetId));
    if (tweet === null) return;
    await removeLike(deps, { tweetId, authorId: tweet.authorId, userId: actor.id });
    actor.loaders.liked.clear(tweetId).prime(tweetId, false);
  });
}

/** Removes a like, with its event; changes nothing when there is none. Events with other keys are handled concurrently. */
export async function removeLike(
  deps: CommandDeps,
  like: Engagement,
  eventKey: string = like.userId,
): Promise<void> {
  const event = deps.createEvent('tweet.unliked', eventKey, like);
  const { isChanged, pendingEvents } = await deps.store.likes.remove(like.tweetId, like.userId, event);
  if (isChanged) await completeWrite(deps, carrierOf(deps, like), event);
  else await completePending(deps, pendingEvents);
}

/** An existing tweet that the actor likes, whether the actor may see it or not; otherwise null. */
async function findHiddenLiked(
  { cache }: CommandDeps,
  { loaders }: Actor,
  tweetId: string,
): Promise<TweetRecord | null> {
  if (!(await loaders.liked.load(tweetId))) return null;
  const [tweet] = await cache.load([tweetId]);
  return tweet?.deletedAt === null ? tweet : null;
}

async function findEngagement(actor: Actor, id: string): Promise<Engagement> {
  const tweet = await findVisible(actor, id);
  return { tweetId: tweet._id, authorId: tweet.authorId, userId: actor.id };
}

function carrierOf(
  { store }: CommandDeps,
  { tweetId, userId }: Engagement,
): { collection: string; id: string } {
  return { collection: store.likes.collection.collectionName, id: pairId(tweetId, userId) };
}
