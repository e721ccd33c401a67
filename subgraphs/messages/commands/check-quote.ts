import { RookeryError } from '#platform/errors.js';
import { canSeeTweets } from '#social/visibility.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';

/** Throws NOT_FOUND for a tweet that is deleted, or that the actor may not see: the one is not told from the other. */
export async function checkQuote(
  { authorIndex }: Pick<CommandDeps, 'authorIndex'>,
  { loaders }: Actor,
  tweetId: string,
  field: string,
): Promise<void> {
  const tweet = await authorIndex.find(tweetId);
  const original = tweet?.retweetOf ? await authorIndex.find(tweet.retweetOf.tweetId) : tweet;
  const authors = tweet && original ? [tweet.authorId, original.authorId] : [];
  const relationships = await Promise.all(authors.map((id) => loaders.relationship.load(id)));
  if (authors.length === 0 || !relationships.every(canSeeTweets))
    throw new RookeryError('NOT_FOUND', { field });
}
