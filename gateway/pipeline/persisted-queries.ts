import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Cache } from '#platform/cache/index.js';
import { RookeryError } from '#platform/errors.js';
import type { OperationRequest } from './operation.js';

/** A client that does not come back for a day sends its text once more. */
const TTL_MS = 24 * 60 * 60 * 1000;
/** Bounds of what this gateway remembers itself: entries, and characters. */
const REMEMBERED = { max: 1_000, maxSize: 1_000_000 };
/** No client of ours has a longer text, in bytes. Strangers could fill the cache with them, each valid and of no use. */
const MAX_KEPT_BYTES = 16 * 1024;
/** Other gateways look here. */
const KEY_PREFIX = 'apq:';
/**
 * Places for texts in the cache: 128 MB at the very most, however many strangers send. Texts that fall into the same one push
 * each other out.
 */
const PLACES = 8_192;
const SHA256 = /^[0-9a-f]{64}$/;

/** The text of a request's document. */
export interface Source {
  text: string;
  /** Under which hash the text is to be kept, once it has proved to be worth it; null for one that is not. */
  keepAs: string | null;
}

/**
 * Automatic persisted queries: a client sends the hash of its text alone, known to all gateways through the cache. Without
 * the cache it is told that its query is not known, and sends the text: slower, never wrong.
 */
export class PersistedQueries {
  readonly #cache: Cache;
  readonly #texts = new LRUCache<string, string>({ ...REMEMBERED, sizeCalculation: ({ length }) => length });

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  /** Finds the text; fails with PERSISTED_QUERY_NOT_FOUND, and with BAD_REQUEST for a hash of something else. */
  sourceOf({ query, extensions }: OperationRequest): Source | Promise<Source> {
    const hash = extensions?.['persistedQuery'] ? hashIn(extensions['persistedQuery']) : null;
    if (hash === null) return { text: query || nothing(), keepAs: null };
    if (!query) return this.#find(hash).then((text) => ({ text, keepAs: null }));
    if (this.#texts.get(hash) !== query && sha256(query) !== hash) {
      throw new RookeryError('BAD_REQUEST', { message: 'provided sha does not match query' });
    }
    return { text: query, keepAs: hash };
  }

  /** Lets clients send the hash alone from now on, unless the text is too long to be kept for them. */
  keep({ text, keepAs }: Source): void {
    if (keepAs === null || text === '' || Buffer.byteLength(text) > MAX_KEPT_BYTES) return;
    this.#texts.set(keepAs, text);
    // With its hash, so that nobody takes one text for another of the same place.
    this.#cache.setMany([[placeOf(keepAs), keepAs + text]], TTL_MS).catch(() => undefined);
  }

  async #find(hash: string): Promise<string> {
    const known = this.#texts.get(hash);
    if (known !== undefined) return known;
    const [kept] = SHA256.test(hash)
      ? await this.#cache.getMany([placeOf(hash)]).catch(() => [null])
      : [null];
    if (!kept?.startsWith(hash)) throw new RookeryError('PERSISTED_QUERY_NOT_FOUND');
    const text = kept.slice(hash.length);
    this.#texts.set(hash, text);
    return text;
  }
}

function placeOf(hash: string): string {
  return `${KEY_PREFIX}${Number.parseInt(hash.slice(0, 8), 16) % PLACES}`;
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
