import { badInput, RookeryError } from '#platform/errors.js';
import { isId } from '#platform/snowflake.js';
import { canSeeTweets, type ViewPermission } from '#social/visibility.js';
import type { TweetDocument, TweetRecord } from '../store/index.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';

/** A tweet that somebody acts on, and what they may see of its author. */
export interface Target {
  tweet: TweetDocument;
  viewPermission: ViewPermission;
}

/** Throws BAD_USER_INPUT, naming `field`, for what cannot be an id. */
export function checkId(id: string, field: string): void {
  if (!isId(id)) throw badInput(field, 'This is not an id.');
}

/**
 * The tweet that an action on `id` is meant for, as the viewer sees it: the original, when `id` names a retweet. From the
 * cache: a like that comes a moment after the deletion harms nobody. NOT_FOUND for what is gone, hidden, or never was.
 */
export async function findShown({ loaders }: Actor, id: string): Promise<TweetRecord> {
  checkId(id, 'id');
  const model = await loaders.tweet.load(id);
  if (model === null) throw new RookeryError('NOT_FOUND');
  return model.content;
}

/**
 * Takes back what the viewer did to a tweet, or to the original of a retweet; gives its id. What one has given one may take
 * back, also from a tweet that has been hidden since: then it is gone when the tweet comes to light again, and the answer is
 * the NOT_FOUND of a tweet that never was. Only by the tweet's own id: whoever takes back by a retweet that is hidden could
 * tell by what is missing afterwards of what it is a retweet.
 *
 * `remove` gets the id, and the tweet when the viewer may see it.
 */
export async function undo(
  { loaders }: Actor,
  id: string,
  remove: (tweetId: string, shown: TweetRecord | null) => Promise<void>,
): Promise<string> {
  checkId(id, 'id');
  const shown = (await loaders.tweet.load(id))?.content ?? null;
  await remove(shown?._id ?? id, shown);
  if (shown === null) throw new RookeryError('NOT_FOUND');
  return shown._id;
}

/**
 * Like `findShown`, but read past the cache, for another tweet will be built on it. NOT_FOUND for what is gone, hidden from the viewer, or never was.
 */
export async function findTarget(
  { store }: Pick<CommandDeps, 'store'>,
  { loaders }: Actor,
  id: string,
  field: string,
): Promise<Target> {
  checkId(id, field);
  const named = presentOrThrow(await store.tweets.byId(id));
  const original = named.retweetOf ? presentOrThrow(await store.tweets.byId(named.retweetOf.tweetId)) : named;
  const [viewPermission, other] = await Promise.all([
    loaders.viewPermission.load(original.authorId),
    loaders.viewPermission.load(named.authorId),
  ]);
  if (!canSeeTweets(viewPermission) || !canSeeTweets(other)) throw new RookeryError('NOT_FOUND');
  return { tweet: original, viewPermission };
}

/**
 * The viewer's own tweet, deleted or not. Somebody else's is FORBIDDEN when the viewer may see it, otherwise NOT_FOUND.
 */
export async function findOwn(
  { store }: Pick<CommandDeps, 'store'>,
  actor: Actor,
  id: string,
): Promise<TweetDocument> {
  checkId(id, 'id');
  const tweet = await store.tweets.byId(id);
  if (tweet?.authorId === actor.id) return tweet;
  if (tweet === null || tweet.deletedAt !== null) throw new RookeryError('NOT_FOUND');
  const viewPermission = await actor.loaders.viewPermission.load(tweet.authorId);
  throw new RookeryError(canSeeTweets(viewPermission) ? 'FORBIDDEN' : 'NOT_FOUND');
}

function presentOrThrow(tweet: TweetDocument | null): TweetDocument {
  if (tweet?.deletedAt === null) return tweet;
  throw new RookeryError('NOT_FOUND');
}
