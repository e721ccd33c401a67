import { RookeryError } from '#platform/errors.js';
import { checkId } from '#platform/input-checks.js';
import { RULES } from '#social/rate-limit-rules.js';
import { tweetKeys, tweetText } from '../rules/event-payloads.js';
import { newTweet } from '../rules/new-tweet.js';
import { pairId, type TweetDocument } from '../store/index.js';
import type { Actor } from './actor.js';
import { completePending, completeWrite } from './complete-write.js';
import { deleteIfUnchanged } from './delete-tweet.js';
import type { CommandDeps } from './deps.js';
import { refuseWhileOverloaded } from './overload.js';
import { publishParent } from './publish-parent.js';
import { findTarget, undo } from './target.js';
import { releasingUnlessWritten, untilWritten } from './until-written.js';
import { withRateLimit } from './with-rate-limit.js';

/** Retweets a tweet, or the original of a retweet; returns the id of the retweet, or of the existing one. */
export async function retweet(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  const { tweet: original, viewPermission } = await findTarget(deps, actor, id, 'id');
  if (viewPermission.author?.protected) throw new RookeryError('FORBIDDEN');
  return deps.retweeting.run(pairId(original._id, actor.id), () => findOrInsert(deps, actor, original));
}

async function findOrInsert(deps: CommandDeps, actor: Actor, original: TweetDocument): Promise<string> {
  const { store, ids, clock } = deps;
  const retweetId = ids.next();
  const claimed = await untilWritten(() =>
    store.retweets.claim(original._id, actor.id, retweetId, clock.now()),
  );
  if (!claimed.isMine) return completeExisting(deps, claimed.held.owner);
  const created = await releasingUnlessWritten(
    () => {
      refuseWhileOverloaded(deps);
      return withRateLimit(deps, RULES.tweets, actor, () => insertRetweet(deps, actor, original, retweetId));
    },
    () => store.retweets.release(original._id, actor.id, retweetId),
  );
  return created ?? completeExisting(deps, retweetId);
}

/** SERVICE_UNAVAILABLE when the retweet is gone again, or was so slow that its pair was given away. */
async function completeExisting(deps: CommandDeps, id: string): Promise<string> {
  const existing = await deps.store.tweets.byId(id);
  if (existing?.deletedAt !== null) throw new RookeryError('SERVICE_UNAVAILABLE', { retryAfter: 1 });
  await completePending(deps, existing.outbox);
  return id;
}

/** Null when there is a document with the id already. */
async function insertRetweet(
  deps: CommandDeps,
  actor: Actor,
  original: TweetDocument,
  retweetId: string,
): Promise<string | null> {
  const { store, createEvent } = deps;
  const outboxAfter = await publishParent(deps, original);
  const tweet = newTweet(retweetId, {
    authorId: actor.id,
    kind: 'RETWEET',
    retweetOf: { tweetId: original._id, authorId: original.authorId },
  });
  const event = createEvent('tweet.posted', actor.id, { ...tweetKeys(tweet), ...tweetText(tweet) });
  const outbox = { outbox: [event], ...(outboxAfter === undefined ? {} : { outboxAfter }) };
  if (!(await store.tweets.insert({ ...tweet, ...outbox }))) return null;
  const { collectionName: collection } = store.tweets.collection;
  await completeWrite(deps, { collection, id: tweet._id, outboxAfter }, event);
  return tweet._id;
}

/** Deletes the actor's retweet if there is one; returns the id of the original. */
export async function undoRetweet(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  return undo(actor, await originalIdOf(deps, actor, id), async (originalId) => {
    const { tweets, retweets } = deps.store;
    const newest = await retweets.newestOf(originalId, actor.id);
    const own = newest === null ? null : await tweets.byId(newest);
    // Not written yet: another request is at work, and this one came first.
    if (own === null) return;
    // False when a concurrent call has deleted the retweet: the result is the same.
    if (own.deletedAt === null) await deleteIfUnchanged(deps, own);
    // An earlier undo has died after its write.
    else await completePending(deps, own.outbox);
  });
}

/** The original's id, also for a retweet of the actor that is deleted already, so that a second undo succeeds. */
async function originalIdOf({ store }: CommandDeps, actor: Actor, id: string): Promise<string> {
  checkId(id, 'id');
  const named = await store.tweets.byId(id);
  return named?.authorId === actor.id && named.retweetOf ? named.retweetOf.tweetId : id;
}
