import { RookeryError } from '#platform/errors.js';
import type { TweetDocument } from '../store/index.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { finish, finishLeft } from './finish.js';
import { keysOf } from './keys-of.js';
import { findOwn } from './target.js';

/** How often a change begins again because another one came first. */
export const MAX_ATTEMPTS = 5;

/** Deletes one of the viewer's tweets and gives its id; once it is gone, doing so again changes nothing. */
export async function deleteTweet(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const tweet = await findOwn(deps, actor, id);
    if (tweet.deletedAt !== null) {
      await finishLeft(deps, tweet.outbox);
      return id;
    }
    if (await takeDown(deps, tweet)) return id;
  }
  throw new RookeryError('CONFLICT');
}

/** Deletes a tweet as it was read; false when it was changed since. */
export async function takeDown(deps: CommandDeps, tweet: TweetDocument): Promise<boolean> {
  const { store, clock, createEvent } = deps;
  const event = createEvent('tweet.deleted', tweet.authorId, keysOf(tweet));
  if (!(await store.tweets.delete(tweet, clock.now(), event))) return false;
  const { collectionName: collection } = store.tweets.collection;
  await finish(deps, { collection, id: tweet._id, outboxAfter: tweet.outboxAfter }, event);
  return true;
}
