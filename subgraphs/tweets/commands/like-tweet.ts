import { RULES } from '#platform/rate-limit/index.js';
import type { Engagement } from '#schema/events.js';
import type { CommandDeps } from './deps.js';
import { finish } from './finish.js';
import { pairId } from '../store/index.js';
import { findTarget } from './target.js';

/** Likes a tweet, or the original of a retweet; gives its id. Liking twice changes nothing and costs nothing. */
export async function likeTweet(deps: CommandDeps, viewerId: string, id: string): Promise<string> {
  const { store, rateLimits, createEvent } = deps;
  const target = await engagementOf(deps, viewerId, id);
  const { tweetId } = target;
  if ((await store.likes.among([tweetId], viewerId)).has(tweetId)) return tweetId;

  await rateLimits.consume(RULES.likes, viewerId);
  const event = createEvent('tweet.liked', viewerId, target);
  if (await store.likes.add(target, viewerId, event)) {
    await finish(deps, carrierOf(deps, target), event);
  }
  return tweetId;
}

/** Takes a like back, when there is one; gives the id of the tweet. */
export async function unlikeTweet(deps: CommandDeps, viewerId: string, id: string): Promise<string> {
  const target = await engagementOf(deps, viewerId, id);
  const event = deps.createEvent('tweet.unliked', viewerId, target);
  if (await deps.store.likes.remove(target.tweetId, viewerId, event)) {
    await finish(deps, carrierOf(deps, target), event);
  }
  return target.tweetId;
}

async function engagementOf(deps: CommandDeps, viewerId: string, id: string): Promise<Engagement> {
  const { tweet } = await findTarget(deps, viewerId, id, 'id');
  return { tweetId: tweet._id, authorId: tweet.authorId, userId: viewerId };
}

function carrierOf(
  { store }: CommandDeps,
  { tweetId, userId }: Engagement,
): { collection: string; id: string } {
  return { collection: store.likes.collection.collectionName, id: pairId(tweetId, userId) };
}
