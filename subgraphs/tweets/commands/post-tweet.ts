import { RULES } from '#social/rate-limit-rules.js';
import { RookeryError } from '#platform/errors.js';
import type { TweetModel } from '../models.js';
import type { TweetRecord, TweetRef } from '../store/index.js';
import { readText } from '../text/read-text.js';
import { refuseWhileOverloaded } from '../overload.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { finish } from './finish.js';
import { checkKey, idempotencyOf, repeated } from './idempotency.js';
import { keysOf, textOf } from './keys-of.js';
import { newTweet } from './new-tweet.js';
import { publishFirst } from './publish-first.js';
import { spend } from './spend.js';
import { checkId, findTarget, type Target } from './target.js';

export interface PostTweetInput {
  text: string;
  inReplyTo?: string | null | undefined;
  quoteOf?: string | null | undefined;
  idempotencyKey?: string | null | undefined;
}

/** Posts an original, a reply, a quote, or a reply that quotes. Gives the tweet; the id of the first one, for a retry. */
export async function postTweet(
  deps: CommandDeps,
  actor: Actor,
  input: PostTweetInput,
): Promise<TweetModel | string> {
  const { idempotencyKey: key } = input;
  if (input.inReplyTo != null) checkId(input.inReplyTo, 'input.inReplyTo');
  if (input.quoteOf != null) checkId(input.quoteOf, 'input.quoteOf');
  refuseWhileOverloaded(deps);
  if (key == null) return post(deps, actor, input);
  checkKey(key);
  return deps.posts.findOrMake(
    `${actor.id}:${key}`,
    () => repeated(deps, actor.id, input, key),
    () => post(deps, actor, input),
  );
}

async function post(deps: CommandDeps, actor: Actor, input: PostTweetInput): Promise<TweetModel | string> {
  const read = await readText(input.text, 'input.text', deps.graph);
  const [parent, quoted] = await Promise.all([
    input.inReplyTo == null ? null : findTarget(deps, actor, input.inReplyTo, 'input.inReplyTo'),
    input.quoteOf == null ? null : findQuoted(deps, actor, input.quoteOf),
  ]);
  const made = await spend(deps, RULES.tweets, actor, () =>
    write(deps, actor, input, { read, parent, quoted }),
  );
  if (made !== null) return made;
  const key = input.idempotencyKey;
  const winner = key == null ? null : await repeated(deps, actor.id, input, key);
  if (winner === null) throw new RookeryError('SERVICE_UNAVAILABLE', { retryAfter: 1 });
  return winner;
}

/** All that was found out about a tweet before it is written. */
interface Draft {
  read: Awaited<ReturnType<typeof readText>>;
  parent: Target | null;
  quoted: Target | null;
}

/** Null when another process was faster with the same key. */
async function write(
  deps: CommandDeps,
  actor: Actor,
  input: PostTweetInput,
  { read, parent, quoted }: Draft,
): Promise<TweetModel | null> {
  const { store, cache, createEvent, ids } = deps;
  const outboxAfter = parent ? await publishFirst(deps, parent.tweet) : undefined;
  const tweet = newTweet(ids.next(), {
    authorId: actor.id,
    kind: parent ? 'REPLY' : quoted ? 'QUOTE' : 'ORIGINAL',
    ...read,
    ...(parent ? { inReplyTo: refOf(parent.tweet), conversationId: parent.tweet.conversationId } : {}),
    ...(quoted ? { quoteOf: refOf(quoted.tweet) } : {}),
  });
  const event = createEvent('tweet.posted', actor.id, { ...keysOf(tweet), ...textOf(tweet) });
  const key = input.idempotencyKey;
  const mark = key == null ? {} : { idempotency: idempotencyOf(actor.id, input, key) };
  const carried = { outbox: [event], ...(outboxAfter === undefined ? {} : { outboxAfter }) };
  if (!(await store.tweets.insert({ ...tweet, ...mark, ...carried }))) return null;
  await cache.keep(() => Promise.resolve([tweet]));
  const { collectionName: collection } = store.tweets.collection;
  await finish(deps, { collection, id: tweet._id, outboxAfter }, event);
  // Nobody has to ask if the author may see it, and nothing of it can have changed.
  return { id: tweet._id, record: tweet, content: tweet };
}

/** A protected author's tweets are for the followers, so nobody but the author may carry them further. */
async function findQuoted(deps: CommandDeps, actor: Actor, id: string): Promise<Target> {
  const quoted = await findTarget(deps, actor, id, 'input.quoteOf');
  if (quoted.viewPermission.author?.protected && !quoted.viewPermission.isSelf)
    throw new RookeryError('FORBIDDEN');
  return quoted;
}

function refOf({ _id, authorId }: TweetRecord): TweetRef {
  return { tweetId: _id, authorId };
}
