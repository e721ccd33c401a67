import { RULES } from '#platform/rate-limit/index.js';
import type { Engagement } from '#schema/events.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { finish } from './finish.js';
import { pairId } from '../store/index.js';
import { findShown } from './target.js';

/** Likes a tweet, or the original of a retweet; gives its id. Liking twice changes nothing and costs nothing. */
export async function likeTweet(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  const { store, rateLimits, createEvent } = deps;
  const target = await engagementOf(actor, id);
  const { tweetId } = target;
  if (await actor.loaders.liked.load(tweetId)) return tweetId;

  await rateLimits.consume(RULES.likes, actor.id);
  const event = createEvent('tweet.liked', actor.id, target);
  if (await store.likes.add(target, actor.id, event)) {
    await finish(deps, carrierOf(deps, target), event);
  }
  actor.loaders.liked.clear(tweetId).prime(tweetId, true);
  return tweetId;
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
