import { RookeryError } from '#platform/errors.js';
import { RULES } from '#social/rate-limit-rules.js';
import type { Engagement } from '#schema/events.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { finish, finishLeft } from './finish.js';
import { pairId, type TweetRecord } from '../store/index.js';
import { spend } from './spend.js';
import { findShown, undo } from './target.js';

/** Likes a tweet, or the original of a retweet; gives its id. Liking twice changes nothing and costs nothing. */
export async function likeTweet(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  const target = await engagementOf(actor, id);
  const { tweetId } = target;
  // Nearly always the tweet is not liked yet, and the write itself tells: nobody looks before.
  await spend(deps, RULES.likes, actor, () => add(deps, actor, target)).catch(async (error: unknown) => {
    // Who has nothing left to spend may still like what they like already.
    if (!isLimited(error) || !(await actor.loaders.liked.load(tweetId))) throw error;
  });
  actor.loaders.liked.clear(tweetId).prime(tweetId, true);
  return tweetId;
}

/** Null when the like was there already. */
async function add(deps: CommandDeps, actor: Actor, target: Engagement): Promise<true | null> {
  const event = deps.createEvent('tweet.liked', actor.id, target);
  const { made, left } = await deps.store.likes.add(target, actor.id, event);
  await (made ? finish(deps, carrierOf(deps, target), event) : finishLeft(deps, left));
  return made || null;
}

function isLimited(error: unknown): boolean {
  return error instanceof RookeryError && error.code === 'RATE_LIMITED';
}

/** Takes a like back, when there is one; gives the id of the tweet. */
export function unlikeTweet(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  return undo(actor, id, async (tweetId, shown) => {
    const tweet = shown ?? (await findLiked(deps, actor, tweetId));
    if (tweet === null) return;
    const target = { tweetId, authorId: tweet.authorId, userId: actor.id };
    const event = deps.createEvent('tweet.unliked', actor.id, target);
    const { made, left } = await deps.store.likes.remove(tweetId, actor.id, event);
    await (made ? finish(deps, carrierOf(deps, target), event) : finishLeft(deps, left));
    actor.loaders.liked.clear(tweetId).prime(tweetId, false);
  });
}

/** A tweet that is there, whoever may see it, if the viewer likes it: nobody looks for another. */
async function findLiked(
  { cache }: CommandDeps,
  { loaders }: Actor,
  tweetId: string,
): Promise<TweetRecord | null> {
  if (!(await loaders.liked.load(tweetId))) return null;
  const [tweet] = await cache.load([tweetId]);
  return tweet?.deletedAt === null ? tweet : null;
}

async function engagementOf(actor: Actor, id: string): Promise<Engagement> {
  const tweet = await findShown(actor, id);
  return { tweetId: tweet._id, authorId: tweet.authorId, userId: actor.id };
}

function carrierOf(
  { store }: CommandDeps,
  { tweetId, userId }: Engagement,
): { collection: string; id: string } {
  return { collection: store.likes.collection.collectionName, id: pairId(tweetId, userId) };
}
