import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Cache } from '#platform/cache/index.js';
import { RookeryError } from '#platform/errors.js';
import type { OperationRequest } from './operation.js';

/** A text that no client uses for a day must be sent again. */
const TTL_MS = 24 * 60 * 60 * 1000;
/** The bounds of the texts in this process: entries and characters. */
const REMEMBERED = { max: 1_000, maxSize: 1_000_000 };
/** Longer texts, in bytes, are not stored: anonymous callers could fill the cache with them. */
const MAX_KEPT_BYTES = 16 * 1024;
/** The prefix of the keys that all gateways share. */
const KEY_PREFIX = 'apq:';
/**
 * The number of keys for texts in the cache. Bounds them to 128 MB whatever clients send; texts with the same key replace
 * each other.
 */
const SLOTS = 8_192;
const SHA256 = /^[0-9a-f]{64}$/;

/** The text of a request's document. */
export interface Source {
  text: string;
  /** The hash under which the text is stored once the operation is admitted; null when it is not stored. */
  keepAs: string | null;
}

/**
 * Automatic persisted queries: a client sends the hash of its text, which all gateways share through the cache. While the
 * cache is away the answer is PERSISTED_QUERY_NOT_FOUND, and the client sends the text.
 */
export class PersistedQueries {
  readonly #cache: Cache;
  readonly #texts = new LRUCache<string, string>({ ...REMEMBERED, sizeCalculation: ({ length }) => length });

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  /** Returns the text. Rejects with PERSISTED_QUERY_NOT_FOUND, or BAD_REQUEST when the hash does not match the text. */
  sourceOf({ query, extensions }: OperationRequest): Source | Promise<Source> {
    const hash = extensions?.['persistedQuery'] ? hashIn(extensions['persistedQuery']) : null;
    if (hash === null) return { text: query || nothing(), keepAs: null };
    if (!query) return this.#find(hash).then((text) => ({ text, keepAs: null }));
    if (this.#texts.get(hash) !== query && sha256(query) !== hash) {
      throw new RookeryError('BAD_REQUEST', { message: 'provided sha does not match query' });
    }
    return { text: query, keepAs: hash };
  }

  /** Stores a text, so that clients may send its hash alone. A text that is too long is not stored. */
  keep({ text, keepAs }: Source): void {
    if (keepAs === null || text === '' || Buffer.byteLength(text) > MAX_KEPT_BYTES) return;
    this.#texts.set(keepAs, text);
    // Stored with its hash, because different hashes share a key.
    this.#cache.setMany([[slotOf(keepAs), keepAs + text]], TTL_MS).catch(() => undefined);
  }

  async #find(hash: string): Promise<string> {
    const known = this.#texts.get(hash);
    if (known !== undefined) return known;
    const [kept] = SHA256.test(hash) ? await this.#cache.getMany([slotOf(hash)]).catch(() => [null]) : [null];
    if (!kept?.startsWith(hash)) throw new RookeryError('PERSISTED_QUERY_NOT_FOUND');
    const text = kept.slice(hash.length);
    if (sha256(text) !== hash) {
      void this.#cache.dropUnreadable(slotOf(hash), kept);
      throw new RookeryError('PERSISTED_QUERY_NOT_FOUND');
    }
    this.#texts.set(hash, text);
    return text;
  }
}

function slotOf(hash: string): string {
  return `${KEY_PREFIX}${Number.parseInt(hash.slice(0, 8), 16) % SLOTS}`;
}

function hashIn(extension: unknown): string {
  const { version, sha256Hash } = extension as { version?: unknown; sha256Hash?: unknown };
  if (version !== 1)
    throw new RookeryError('BAD_REQUEST', { message: 'Unsupported persisted query version' });
  if (typeof sha256Hash === 'string') return sha256Hash;
  throw new RookeryError('BAD_REQUEST', { message: 'The `sha256Hash` of a persisted query must be a text.' });
}

function nothing(): never {
  const message = 'GraphQL operations must contain a non-empty `query` or a `persistedQuery` extension.';
  throw new RookeryError('BAD_REQUEST', { message });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
