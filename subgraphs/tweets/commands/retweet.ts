import { RULES } from '#social/rate-limit-rules.js';
import { RookeryError } from '#platform/errors.js';
import { refuseWhileOverloaded } from '../overload.js';
import { pairId, type TweetDocument } from '../store/index.js';
import { takeDown } from './delete-tweet.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { finish, finishLeft } from './finish.js';
import { keysOf, textOf } from './keys-of.js';
import { newTweet } from './new-tweet.js';
import { publishFirst } from './publish-first.js';
import { spend } from './spend.js';
import { checkId, findTarget, undo } from './target.js';

/** Retweets a tweet, or the original of a retweet; gives the id of the retweet, of the one that is there when there is one. */
export async function retweet(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  const { store } = deps;
  const { tweet: original, viewPermission } = await findTarget(deps, actor, id, 'id');
  if (viewPermission.author?.protected) throw new RookeryError('FORBIDDEN');
  const retweetKey = pairId(original._id, actor.id);
  const first = await store.tweets.byRetweetKey(retweetKey);
  if (first) return found(deps, first);
  refuseWhileOverloaded(deps);

  const made = await spend(deps, RULES.tweets, actor, () => pass(deps, actor, original, retweetKey));
  if (made !== null) return made;
  const winner = await store.tweets.byRetweetKey(retweetKey);
  if (winner === null) throw new RookeryError('CONFLICT');
  return found(deps, winner);
}

async function found(deps: CommandDeps, { _id, outbox }: TweetDocument): Promise<string> {
  await finishLeft(deps, outbox);
  return _id;
}

/** Writes the retweet; null when there is one already. */
async function pass(
  deps: CommandDeps,
  actor: Actor,
  original: TweetDocument,
  retweetKey: string,
): Promise<string | null> {
  const { store, createEvent, ids } = deps;
  const outboxAfter = await publishFirst(deps, original);
  const tweet = newTweet(ids.next(), {
    authorId: actor.id,
    kind: 'RETWEET',
    retweetOf: { tweetId: original._id, authorId: original.authorId },
  });
  const event = createEvent('tweet.posted', actor.id, { ...keysOf(tweet), ...textOf(tweet) });
  const carried = { outbox: [event], ...(outboxAfter === undefined ? {} : { outboxAfter }) };
  if (!(await store.tweets.insert({ ...tweet, retweetKey, ...carried }))) return null;
  const { collectionName: collection } = store.tweets.collection;
  await finish(deps, { collection, id: tweet._id, outboxAfter }, event);
  return tweet._id;
}

/** Takes the viewer's retweet back, when there is one; gives the id of the original. */
export async function undoRetweet(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  return undo(actor, await originalOf(deps, actor, id), async (originalId) => {
    const { tweets, retweets } = deps.store;
    const own = await tweets.byRetweetKey(pairId(originalId, actor.id));
    // False only when somebody else of the same name was faster: it is taken back.
    if (own) await takeDown(deps, own);
    else {
      // What is noted but not there was taken back by a try that came no further.
      const noted = await retweets.idOf(originalId, actor.id);
      if (noted !== null) await finishLeft(deps, (await tweets.byId(noted))?.outbox);
    }
  });
}

/** The original's id, also behind a retweet of the viewer's that is gone already: undoing twice is fine. */
async function originalOf({ store }: CommandDeps, actor: Actor, id: string): Promise<string> {
  checkId(id, 'id');
  const named = await store.tweets.byId(id);
  return named?.authorId === actor.id && named.retweetOf ? named.retweetOf.tweetId : id;
}
