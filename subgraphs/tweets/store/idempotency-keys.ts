import type { Collection, IndexDescription } from 'mongodb';
import {
  firstOfPair,
  Reservations,
  type Claim,
  type Owners,
  type SchemaVersion,
} from '#platform/mongo/index.js';
import { newTweet } from '../rules/new-tweet.js';
import type { IdempotencyKey, TweetDocument } from './documents.js';
import type { Tweets } from './tweets.js';

/** How long a key refers to its tweet, in ms: one day. */
export const KEY_LIFETIME_MS = 86_400_000;

/** A tweet takes milliseconds; after some seconds its process was killed, and the client may try again. */
const ABANDONED_AFTER_MS = 5_000;

export const IDEMPOTENCY_KEY_INDEXES: IndexDescription[] = [
  { key: { expires: 1 }, name: 'expiry', expireAfterSeconds: 0 },
];

/** A key of an author, for the tweet that is posted with it. */
export interface WantedKey {
  authorId: string;
  key: string;
  fingerprint: string;
  tweetId: string;
  /** ms since 1970. */
  at: number;
}

/** The idempotency keys of the last day, each with its tweet. */
export class IdempotencyKeys {
  readonly #keys: Reservations<IdempotencyKey>;
  readonly #tweets: Tweets;
  readonly #schema: SchemaVersion;

  constructor(collection: Collection<IdempotencyKey>, tweets: Tweets, schema: SchemaVersion) {
    this.#keys = new Reservations(collection, ownersOf(tweets), ABANDONED_AFTER_MS);
    this.#tweets = tweets;
    this.#schema = schema;
  }

  /** Reserves a key for a tweet that is written next, unless another tweet was posted with it within a day. */
  async claim(wanted: WantedKey): Promise<Claim<IdempotencyKey>> {
    const reservation = reservationOf(wanted);
    // Read before the key is reserved: a migration ends when all keys are.
    const isOld = await this.#schema.isOld();
    const claimed = await this.#keys.claim(reservation);
    const held = claimed.isMine && isOld ? await this.#heldInVersion1(reservation) : null;
    if (held === null) return claimed;
    await this.release(wanted);
    return { isMine: false, held, isPending: false };
  }

  /** Frees a key whose tweet is not written. */
  release({ authorId, key, tweetId }: Pick<WantedKey, 'authorId' | 'key' | 'tweetId'>): Promise<void> {
    return this.#keys.release({ _id: `${authorId}:${key}`, owner: tweetId });
  }

  /** In version 1 the tweets had their keys. */
  async #heldInVersion1(wanted: IdempotencyKey): Promise<IdempotencyKey | null> {
    const tweet = await this.#tweets.byIdempotencyKeyInVersion1(wanted._id);
    if (tweet === null || isExpired(tweet, wanted)) return null;
    return { ...wanted, owner: tweet._id, fingerprint: tweet.idempotency?.fingerprint ?? '' };
  }
}

/** The document of a key. */
export function reservationOf({ authorId, key, fingerprint, tweetId, at }: WantedKey): IdempotencyKey {
  const expires = new Date(at + 2 * KEY_LIFETIME_MS);
  return { _id: `${authorId}:${key}`, owner: tweetId, at, fingerprint, expires };
}

function ownersOf(tweets: Tweets): Owners<IdempotencyKey> {
  return {
    async stateOf({ owner }, wanted) {
      const tweet = await tweets.reserved(owner);
      if (tweet === null) return 'absent';
      // A deleted tweet keeps its key: a late retry must not restore it.
      return tweet.precluded || isExpired(tweet, wanted) ? 'free' : 'held';
    },
    preclude: ({ _id: key, owner }) =>
      tweets.preclude(newTweet(owner, { authorId: firstOfPair(key), kind: 'ORIGINAL' })),
  };
}

function isExpired({ createdAt }: Pick<TweetDocument, 'createdAt'>, { at }: IdempotencyKey): boolean {
  return at - createdAt >= KEY_LIFETIME_MS;
}
