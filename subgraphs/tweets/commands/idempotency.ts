import { createHash } from 'node:crypto';
import { badInput, RookeryError } from '#platform/errors.js';
import type { TweetDocument } from '../store/index.js';
import { completePending } from './complete-write.js';
import type { CommandDeps } from './deps.js';

/** How long a key refers to its tweet, in ms: one day. */
const LIFETIME_MS = 86_400_000;

const MAX_KEY_LENGTH = 64;

/** The input that a retry must repeat. */
interface RepeatedInput {
  text: string;
  inReplyTo?: string | null | undefined;
  quoteOf?: string | null | undefined;
}

/** Throws BAD_USER_INPUT for a key that is empty, too long, or has control characters or lone surrogates. */
export function checkKey(key: string): void {
  const isValid = key.length >= 1 && key.length <= MAX_KEY_LENGTH && !/[\p{Cc}\p{Surrogate}]/u.test(key);
  if (!isValid) throw badInput('input.idempotencyKey', `A key has 1 to ${MAX_KEY_LENGTH} characters.`);
}

/** What a tweet document stores about its idempotency key. The index on the key is unique. */
export function idempotencyOf(
  viewerId: string,
  { text, inReplyTo = null, quoteOf = null }: RepeatedInput,
  key: string,
): NonNullable<TweetDocument['idempotency']> {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([text, inReplyTo, quoteOf]))
    .digest('base64url');
  return { key: `${viewerId}:${key}`, fingerprint };
}

/**
 * The id of the tweet that was posted with the key in the last 24 hours; null when there is none. Throws
 * IDEMPOTENCY_KEY_REUSED when the input differs, and NOT_FOUND when the tweet was deleted: a late retry must not restore it.
 */
export async function findByIdempotencyKey(
  deps: CommandDeps,
  viewerId: string,
  input: RepeatedInput,
  key: string,
): Promise<string | null> {
  const { store, clock } = deps;
  const expected = idempotencyOf(viewerId, input, key);
  const tweet = await store.tweets.byIdempotencyKey(expected.key);
  if (tweet === null) return null;
  if (clock.now() - tweet.createdAt >= LIFETIME_MS) {
    await store.tweets.releaseIdempotencyKey(tweet);
    return null;
  }
  if (tweet.idempotency?.fingerprint !== expected.fingerprint)
    throw new RookeryError('IDEMPOTENCY_KEY_REUSED');
  if (tweet.deletedAt !== null) throw new RookeryError('NOT_FOUND');
  await completePending(deps, tweet.outbox);
  return tweet._id;
}
