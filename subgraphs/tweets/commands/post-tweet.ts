import { RookeryError } from '#platform/errors.js';
import { checkAll, checkId } from '#platform/input-checks.js';
import { RULES } from '#social/rate-limit-rules.js';
import type { TweetModel } from '../models.js';
import { tweetKeys, tweetText } from '../rules/event-payloads.js';
import { newTweet } from '../rules/new-tweet.js';
import { checkText } from '../rules/text/check-text.js';
import type { TweetRecord, TweetRef } from '../store/index.js';
import type { Actor } from './actor.js';
import { completeWrite } from './complete-write.js';
import type { CommandDeps } from './deps.js';
import { checkKey, findByIdempotencyKey, idempotencyOf } from './idempotency.js';
import { refuseWhileOverloaded } from './overload.js';
import { publishParent } from './publish-parent.js';
import { readText, type TextFields } from './read-text.js';
import { findTarget, type Target } from './target.js';
import { withRateLimit } from './with-rate-limit.js';

export interface PostTweetInput {
  text: string;
  inReplyTo?: string | null | undefined;
  quoteOf?: string | null | undefined;
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
    text: () => checkText(input.text, 'input.text'),
    inReplyTo: () => input.inReplyTo != null && checkId(input.inReplyTo, 'input.inReplyTo'),
    quoteOf: () => input.quoteOf != null && checkId(input.quoteOf, 'input.quoteOf'),
    idempotencyKey: () => key != null && checkKey(key),
  });
  refuseWhileOverloaded(deps);
  if (key == null) return post(deps, actor, input);
  return deps.posts.findOrMake(
    `${actor.id}:${key}`,
    () => findByIdempotencyKey(deps, actor.id, input, key),
    () => post(deps, actor, input),
  );
}

async function post(deps: CommandDeps, actor: Actor, input: PostTweetInput): Promise<TweetModel | string> {
  const fields = await readText(deps, actor, input.text);
  const [parent, quoted] = await Promise.all([
    input.inReplyTo == null ? null : findTarget(deps, actor, input.inReplyTo, 'input.inReplyTo'),
    input.quoteOf == null ? null : findQuoted(deps, actor, input.quoteOf),
  ]);
  const created = await withRateLimit(deps, RULES.tweets, actor, () =>
    insertTweet(deps, actor, input, { fields, parent, quoted }),
  );
  if (created !== null) return created;
  const key = input.idempotencyKey;
  const concurrent = key == null ? null : await findByIdempotencyKey(deps, actor.id, input, key);
  if (concurrent === null) throw new RookeryError('SERVICE_UNAVAILABLE', { retryAfter: 1 });
  return concurrent;
}

/** What a tweet is built from. */
interface Draft {
  fields: TextFields;
  parent: Target | null;
  quoted: Target | null;
}

/** Null when another process has inserted a tweet with the same idempotency key. */
async function insertTweet(
  deps: CommandDeps,
  actor: Actor,
  input: PostTweetInput,
  { fields, parent, quoted }: Draft,
): Promise<TweetModel | null> {
  const { store, cache, createEvent, ids } = deps;
  const outboxAfter = parent ? await publishParent(deps, parent.tweet) : undefined;
  const tweet = newTweet(ids.next(), {
    authorId: actor.id,
    kind: parent ? 'REPLY' : quoted ? 'QUOTE' : 'ORIGINAL',
    ...fields,
    ...(parent ? { inReplyTo: refOf(parent.tweet), conversationId: parent.tweet.conversationId } : {}),
    ...(quoted ? { quoteOf: refOf(quoted.tweet) } : {}),
  });
  const event = createEvent('tweet.posted', actor.id, { ...tweetKeys(tweet), ...tweetText(tweet) });
  const key = input.idempotencyKey;
  const idempotency = key == null ? {} : { idempotency: idempotencyOf(actor.id, input, key) };
  const outbox = { outbox: [event], ...(outboxAfter === undefined ? {} : { outboxAfter }) };
  if (!(await store.tweets.insert({ ...tweet, ...idempotency, ...outbox }))) return null;
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
