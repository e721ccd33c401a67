import { RookeryError } from '#platform/errors.js';
import { checkAll, checkId } from '#platform/input-checks.js';
import type { MediaRef } from '#schema/events.js';
import { RULES } from '#social/rate-limit-rules.js';
import type { TweetModel } from '../models.js';
import { tweetKeys, tweetText } from '../rules/event-payloads.js';
import { newTweet } from '../rules/new-tweet.js';
import { checkText } from '../rules/text/check-text.js';
import type { TweetRecord, TweetRef } from '../store/index.js';
import type { Actor } from './actor.js';
import { completePending, completeWrite } from './complete-write.js';
import type { CommandDeps } from './deps.js';
import { checkKey, findOrReserveKey } from './idempotency.js';
import { checkMediaIds, findMedia } from './find-media.js';
import { refuseWhileOverloaded } from './overload.js';
import { publishParent } from './publish-parent.js';
import { readText, type TextFields } from './read-text.js';
import { findTarget, type Target } from './target.js';
import { releasingUnlessWritten } from './until-written.js';
import { withRateLimit } from './with-rate-limit.js';

export interface PostTweetInput {
  text: string;
  inReplyTo?: string | null | undefined;
  quoteOf?: string | null | undefined;
  mediaIds?: readonly string[] | null | undefined;
  idempotencyKey?: string | null | undefined;
}

/** Posts an original, a reply, a quote, or a reply that quotes. Returns the tweet, or for a retry the id of the first one. */
export async function postTweet(
  deps: CommandDeps,
  actor: Actor,
  input: PostTweetInput,
): Promise<TweetModel | string> {
  const { idempotencyKey: key } = input;
  checkAll({
    text: () => checkText(input.text, 'input.text', (input.mediaIds ?? []).length > 0),
    mediaIds: () => checkMediaIds(input.mediaIds ?? []),
    inReplyTo: () => input.inReplyTo != null && checkId(input.inReplyTo, 'input.inReplyTo'),
    quoteOf: () => input.quoteOf != null && checkId(input.quoteOf, 'input.quoteOf'),
    idempotencyKey: () => key != null && checkKey(key),
  });
  refuseWhileOverloaded(deps);
  const tweetId = deps.ids.next();
  if (key == null) return post(deps, actor, input, tweetId);
  const use = { authorId: actor.id, key, tweetId };
  return deps.posts.findOrMake(
    `${actor.id}:${key}`,
    () => findOrReserveKey(deps, use, input),
    () =>
      releasingUnlessWritten(
        () => post(deps, actor, input, tweetId),
        () => deps.store.idempotencyKeys.release(use),
      ),
  );
}

async function post(
  deps: CommandDeps,
  actor: Actor,
  input: PostTweetInput,
  tweetId: string,
): Promise<TweetModel | string> {
  const fields = await readText(deps, actor, input.text);
  const [media, parent, quoted] = await Promise.all([
    findMedia(deps, actor, input.mediaIds ?? []),
    input.inReplyTo == null ? null : findTarget(deps, actor, input.inReplyTo, 'input.inReplyTo'),
    input.quoteOf == null ? null : findQuoted(deps, actor, input.quoteOf),
  ]);
  const created = await withRateLimit(deps, RULES.tweets, actor, () =>
    insertTweet(deps, actor, tweetId, { fields, media, parent, quoted }),
  );
  if (created !== null) return created;
  // The driver has retried the insert after a lost reply, or this process was so slow that its key was given away.
  const stored = await deps.store.tweets.byId(tweetId);
  if (stored?.deletedAt !== null) throw new RookeryError('SERVICE_UNAVAILABLE', { retryAfter: 1 });
  await completePending(deps, stored.outbox);
  return tweetId;
}

/** What a tweet is built from. */
interface Draft {
  fields: TextFields;
  media: MediaRef[];
  parent: Target | null;
  quoted: Target | null;
}

/** Null when there is a document with the id already. */
async function insertTweet(
  deps: CommandDeps,
  actor: Actor,
  tweetId: string,
  { fields, media, parent, quoted }: Draft,
): Promise<TweetModel | null> {
  const { store, cache, createEvent } = deps;
  const outboxAfter = parent ? await publishParent(deps, parent.tweet) : undefined;
  const tweet = newTweet(tweetId, {
    authorId: actor.id,
    kind: parent ? 'REPLY' : quoted ? 'QUOTE' : 'ORIGINAL',
    ...fields,
    ...(media.length === 0 ? {} : { media }),
    ...(parent ? { inReplyTo: refOf(parent.tweet), conversationId: parent.tweet.conversationId } : {}),
    ...(quoted ? { quoteOf: refOf(quoted.tweet) } : {}),
  });
  const event = createEvent('tweet.posted', actor.id, { ...tweetKeys(tweet), ...tweetText(tweet) });
  const outbox = { outbox: [event], ...(outboxAfter === undefined ? {} : { outboxAfter }) };
  if (!(await store.tweets.insert({ ...tweet, ...outbox }))) return null;
  await cache.storeResult(() => Promise.resolve([tweet]));
  const { collectionName: collection } = store.tweets.collection;
  await completeWrite(deps, { collection, id: tweet._id, outboxAfter }, event);
  // The author may see the tweet, and it is as it was written: no load is needed.
  return { id: tweet._id, record: tweet, content: tweet };
}

/** FORBIDDEN for the tweet of another, protected author: only the followers may see it. */
async function findQuoted(deps: CommandDeps, actor: Actor, id: string): Promise<Target> {
  const quoted = await findTarget(deps, actor, id, 'input.quoteOf');
  if (quoted.viewPermission.author?.protected && !quoted.viewPermission.isSelf)
    throw new RookeryError('FORBIDDEN');
  return quoted;
}

function refOf({ _id, authorId }: TweetRecord): TweetRef {
  return { tweetId: _id, authorId };
}
