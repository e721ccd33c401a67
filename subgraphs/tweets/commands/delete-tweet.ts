import { RookeryError } from '#platform/errors.js';
import { tweetKeys } from '../rules/event-payloads.js';
import type { TweetDocument } from '../store/index.js';
import type { Actor } from './actor.js';
import { completePending, completeWrite } from './complete-write.js';
import type { CommandDeps } from './deps.js';
import { findOwn } from './target.js';

/** How often a write is tried when concurrent writes change the tweet first. */
export const MAX_ATTEMPTS = 5;

/** Deletes one of the actor's tweets and returns its id. Deleting a deleted tweet changes nothing. */
export async function deleteTweet(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const tweet = await findOwn(deps, actor, id);
    if (tweet.deletedAt !== null) {
      await completePending(deps, tweet.outbox);
      return id;
    }
    if (await deleteIfUnchanged(deps, tweet)) return id;
  }
  throw new RookeryError('CONFLICT');
}

/** Deletes a tweet; false when it was edited or deleted since it was read. */
export async function deleteIfUnchanged(deps: CommandDeps, tweet: TweetDocument): Promise<boolean> {
  const { store, clock, createEvent } = deps;
  const event = createEvent('tweet.deleted', tweet.authorId, tweetKeys(tweet));
  if (!(await store.tweets.delete(tweet, clock.now(), event))) return false;
  const { collectionName: collection } = store.tweets.collection;
  await completeWrite(deps, { collection, id: tweet._id, outboxAfter: tweet.outboxAfter }, event);
  return true;
}
