import { RULES } from '#platform/rate-limit/index.js';
import type { Engagement } from '#schema/events.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { finish } from './finish.js';
import { pairId } from '../store/index.js';
import { findShown } from './target.js';

/** Likes a tweet, or the original of a retweet; gives its id. Liking twice changes nothing and costs nothing. */
export async function likeTweet(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  const { rateLimits } = deps;
  const target = await engagementOf(actor, id);
  const { tweetId } = target;
  if (await mayBeNew(deps, actor, tweetId)) {
    const added = await add(deps, actor, target).catch(async (error: unknown) => {
      await rateLimits.giveBack(RULES.likes, actor.id);
      throw error;
    });
    if (!added) await rateLimits.giveBack(RULES.likes, actor.id);
  }
  actor.loaders.liked.clear(tweetId).prime(tweetId, true);
  return tweetId;
}

/**
 * Takes what a like costs, before anybody knows if the tweet is liked already: nearly always it is not, and its document tells
 * when it is written. Only who has no like left is asked for those that they gave. False for a tweet that they like.
 */
async function mayBeNew(deps: CommandDeps, actor: Actor, tweetId: string): Promise<boolean> {
  try {
    await deps.rateLimits.consume(RULES.likes, actor.id);
    return true;
  } catch (refusal) {
    if (await actor.loaders.liked.load(tweetId)) return false;
    throw refusal;
  }
}

/** False when the like was there already. */
async function add(deps: CommandDeps, actor: Actor, target: Engagement): Promise<boolean> {
  const event = deps.createEvent('tweet.liked', actor.id, target);
  if (!(await deps.store.likes.add(target, actor.id, event))) return false;
  await finish(deps, carrierOf(deps, target), event);
  return true;
}

/** Takes a like back, when there is one; gives the id of the tweet. */
export async function unlikeTweet(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  const target = await engagementOf(actor, id);
  const event = deps.createEvent('tweet.unliked', actor.id, target);
  if (await deps.store.likes.remove(target.tweetId, actor.id, event)) {
    await finish(deps, carrierOf(deps, target), event);
  }
  actor.loaders.liked.clear(target.tweetId).prime(target.tweetId, false);
  return target.tweetId;
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
