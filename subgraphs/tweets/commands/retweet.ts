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
import { withRateLimit } from './with-rate-limit.js';

/** Retweets a tweet, or the original of a retweet; returns the id of the retweet, or of the existing one. */
export async function retweet(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  const { store } = deps;
  const { tweet: original, viewPermission } = await findTarget(deps, actor, id, 'id');
  if (viewPermission.author?.protected) throw new RookeryError('FORBIDDEN');
  const retweetKey = pairId(original._id, actor.id);
  const existing = await store.tweets.byRetweetKey(retweetKey);
  if (existing) return completeExisting(deps, existing);
  refuseWhileOverloaded(deps);

  const created = await withRateLimit(deps, RULES.tweets, actor, () =>
    insertRetweet(deps, actor, original, retweetKey),
  );
  if (created !== null) return created;
  const concurrent = await store.tweets.byRetweetKey(retweetKey);
  if (concurrent === null) throw new RookeryError('CONFLICT');
  return completeExisting(deps, concurrent);
}

async function completeExisting(deps: CommandDeps, { _id, outbox }: TweetDocument): Promise<string> {
  await completePending(deps, outbox);
  return _id;
}

/** Null when the actor's retweet exists already. */
async function insertRetweet(
  deps: CommandDeps,
  actor: Actor,
  original: TweetDocument,
  retweetKey: string,
): Promise<string | null> {
  const { store, createEvent, ids } = deps;
  const outboxAfter = await publishParent(deps, original);
  const tweet = newTweet(ids.next(), {
    authorId: actor.id,
    kind: 'RETWEET',
    retweetOf: { tweetId: original._id, authorId: original.authorId },
  });
  const event = createEvent('tweet.posted', actor.id, { ...tweetKeys(tweet), ...tweetText(tweet) });
  const outbox = { outbox: [event], ...(outboxAfter === undefined ? {} : { outboxAfter }) };
  if (!(await store.tweets.insert({ ...tweet, retweetKey, ...outbox }))) return null;
  const { collectionName: collection } = store.tweets.collection;
  await completeWrite(deps, { collection, id: tweet._id, outboxAfter }, event);
  return tweet._id;
}

/** Deletes the actor's retweet if there is one; returns the id of the original. */
export async function undoRetweet(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  return undo(actor, await originalIdOf(deps, actor, id), async (originalId) => {
    const { tweets, retweets } = deps.store;
    const own = await tweets.byRetweetKey(pairId(originalId, actor.id));
    // False when a concurrent call has deleted the retweet: the result is the same.
    if (own) await deleteIfUnchanged(deps, own);
    else {
      // An active entry without its tweet comes from an earlier undo that died after its write.
      const activeId = await retweets.idOf(originalId, actor.id);
      if (activeId !== null) await completePending(deps, (await tweets.byId(activeId))?.outbox);
    }
  });
}

/** The original's id, also for a retweet of the actor that is deleted already, so that a second undo succeeds. */
async function originalIdOf({ store }: CommandDeps, actor: Actor, id: string): Promise<string> {
  checkId(id, 'id');
  const named = await store.tweets.byId(id);
  return named?.authorId === actor.id && named.retweetOf ? named.retweetOf.tweetId : id;
}
