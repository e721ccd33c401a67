import { createHash } from 'node:crypto';
import { badInput, RookeryError } from '#platform/errors.js';
import { completePending } from './complete-write.js';
import type { CommandDeps } from './deps.js';
import { untilWritten } from './until-written.js';

const MAX_KEY_LENGTH = 64;

/** The input that a retry must repeat. */
interface RepeatedInput {
  text: string;
  inReplyTo?: string | null | undefined;
  quoteOf?: string | null | undefined;
  mediaIds?: readonly string[] | null | undefined;
}

/** Throws BAD_USER_INPUT for a key that is empty, too long, or has control characters or lone surrogates. */
export function checkKey(key: string): void {
  const isValid = key.length >= 1 && key.length <= MAX_KEY_LENGTH && !/[\p{Cc}\p{Surrogate}]/u.test(key);
  if (!isValid) throw badInput('input.idempotencyKey', `A key has 1 to ${MAX_KEY_LENGTH} characters.`);
}

function fingerprintOf({ text, inReplyTo = null, quoteOf = null, mediaIds }: RepeatedInput): string {
  // Without media as before there were any: a retry may come to a newer process.
  const media = mediaIds == null || mediaIds.length === 0 ? [] : [mediaIds];
  return createHash('sha256')
    .update(JSON.stringify([text, inReplyTo, quoteOf, ...media]))
    .digest('base64url');
}

/** The use of a key by one call: `tweetId` is the id of the tweet that it posts unless the key has one. */
export interface KeyUse {
  authorId: string;
  key: string;
  tweetId: string;
}

/**
 * The id of the tweet that was posted with the key in the last 24 hours. Null when there is none: then the key is reserved for
 * `tweetId`. Throws IDEMPOTENCY_KEY_REUSED when the input differs, NOT_FOUND when the tweet was deleted, because a late retry must
 * not restore it, and SERVICE_UNAVAILABLE when another process has reserved the key and not posted yet.
 */
export async function findOrReserveKey(
  deps: CommandDeps,
  use: KeyUse,
  input: RepeatedInput,
): Promise<string | null> {
  const { store, clock } = deps;
  const fingerprint = fingerprintOf(input);
  const claimed = await untilWritten(() =>
    store.idempotencyKeys.claim({ ...use, fingerprint, at: clock.now() }),
  );
  if (claimed.isMine) return null;
  if (claimed.held.fingerprint !== fingerprint) throw new RookeryError('IDEMPOTENCY_KEY_REUSED');
  const tweet = await store.tweets.byId(claimed.held.owner);
  if (tweet?.deletedAt !== null) throw new RookeryError('NOT_FOUND');
  await completePending(deps, tweet.outbox);
  return tweet._id;
}
