import { RookeryError } from '#platform/errors.js';
import { checkId } from '#platform/input-checks.js';
import { canSeeTweets, type ViewPermission } from '#social/visibility.js';
import type { TweetDocument, TweetRecord } from '../store/index.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';

/** The tweet that a command acts on, and what the actor may see of its author. */
export interface Target {
  tweet: TweetDocument;
  viewPermission: ViewPermission;
}

/**
 * The tweet that an action on `id` applies to: the original, when `id` names a retweet. Reads through the cache: a like that
 * arrives just after the deletion does no harm. NOT_FOUND for a tweet that is deleted, hidden from the actor, or unknown.
 */
export async function findVisible({ loaders }: Actor, id: string): Promise<TweetRecord> {
  checkId(id, 'id');
  const model = await loaders.tweet.load(id);
  if (model === null) throw new RookeryError('NOT_FOUND');
  return model.content;
}

/**
 * Undoes what the actor did to a tweet, or to the original of a retweet; returns the id of that tweet. The actor may undo it
 * on a tweet that has become hidden, too: the effect is removed, and the response is the NOT_FOUND of an unknown tweet. On a
 * hidden tweet only its own id works: undoing by the id of a hidden retweet would reveal its original by what is missing
 * afterwards.
 *
 * `remove` gets the id, and the tweet when the actor may see it.
 */
export async function undo(
  { loaders }: Actor,
  id: string,
  remove: (tweetId: string, visible: TweetRecord | null) => Promise<void>,
): Promise<string> {
  checkId(id, 'id');
  const visible = (await loaders.tweet.load(id))?.content ?? null;
  await remove(visible?._id ?? id, visible);
  if (visible === null) throw new RookeryError('NOT_FOUND');
  return visible._id;
}

/**
 * As `findVisible`, but reads the documents, not the cache, because a new tweet will refer to the result. NOT_FOUND for a
 * tweet that is deleted, hidden from the actor, or unknown.
 */
export async function findTarget(
  { store }: Pick<CommandDeps, 'store'>,
  { loaders }: Actor,
  id: string,
  field: string,
): Promise<Target> {
  checkId(id, field);
  const named = existingOrThrow(await store.tweets.byId(id));
  const original = named.retweetOf
    ? existingOrThrow(await store.tweets.byId(named.retweetOf.tweetId))
    : named;
  const [viewPermission, permissionOfNamed] = await Promise.all([
    loaders.viewPermission.load(original.authorId),
    loaders.viewPermission.load(named.authorId),
  ]);
  if (!canSeeTweets(viewPermission) || !canSeeTweets(permissionOfNamed)) throw new RookeryError('NOT_FOUND');
  return { tweet: original, viewPermission };
}

/** The actor's own tweet, deleted or not. A tweet of another user is FORBIDDEN when the actor may see it, else NOT_FOUND. */
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

function existingOrThrow(tweet: TweetDocument | null): TweetDocument {
  if (tweet?.deletedAt === null) return tweet;
  throw new RookeryError('NOT_FOUND');
}
