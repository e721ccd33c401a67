import { createHash } from 'node:crypto';
import { badInput, RookeryError } from '#platform/errors.js';
import type { TweetDocument } from '../store/index.js';
import type { CommandDeps } from './deps.js';
import { finishLeft } from './finish.js';

/** For how long a key stands for its tweet, in ms. */
const LIFE_MS = 86_400_000;

const MAX_KEY = 64;

/** What a retry must say again. */
interface Said {
  text: string;
  inReplyTo?: string | null | undefined;
  quoteOf?: string | null | undefined;
}

/** Throws BAD_USER_INPUT for a key that is empty, too long or not text. */
export function checkKey(key: string): void {
  const good = key.length >= 1 && key.length <= MAX_KEY && !/[\p{Cc}\p{Surrogate}]/u.test(key);
  if (!good) throw badInput('input.idempotencyKey', `A key has 1 to ${MAX_KEY} characters.`);
}

/** What a tweet carries of the key that it was posted with. The index on it lets one tweet alone have it. */
export function idempotencyOf(
  viewerId: string,
  { text, inReplyTo = null, quoteOf = null }: Said,
  key: string,
): NonNullable<TweetDocument['idempotency']> {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([text, inReplyTo, quoteOf]))
    .digest('base64url');
  return { key: `${viewerId}:${key}`, fingerprint };
}

/**
 * The id of the tweet that was posted with the key in the last 24 hours; null when there was none. The key of another tweet
 * is IDEMPOTENCY_KEY_REUSED. A tweet that was deleted since is NOT_FOUND: a late retry must not bring it back.
 */
export async function repeated(
  deps: CommandDeps,
  viewerId: string,
  input: Said,
  key: string,
): Promise<string | null> {
  const { store, clock } = deps;
  const wanted = idempotencyOf(viewerId, input, key);
  const tweet = await store.tweets.byIdempotencyKey(wanted.key);
  if (tweet === null) return null;
  if (clock.now() - tweet.createdAt >= LIFE_MS) {
    await store.tweets.forgetIdempotencyKey(tweet);
    return null;
  }
  if (tweet.idempotency?.fingerprint !== wanted.fingerprint) throw new RookeryError('IDEMPOTENCY_KEY_REUSED');
  if (tweet.deletedAt !== null) throw new RookeryError('NOT_FOUND');
  await finishLeft(deps, tweet.outbox);
  return tweet._id;
}
