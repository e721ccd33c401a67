import { LRUCache } from 'lru-cache';
import type { AnyEvent } from '#schema/events.js';
import type { Cache } from '#platform/cache/index.js';
import type { Clock } from '#platform/clock.js';
import type { Log } from '#platform/log.js';
import { ACCESS_TOKEN_MS, endsAccess, type AccessToken } from '#platform/tokens/index.js';
import type { Viewer } from '#platform/viewer.js';

/** More people than lose their access within the life of one token. */
const MAX_REMEMBERED = 200_000;

type EndingEvent = Extract<AnyEvent, { type: 'session.revoked' | 'user.suspended' | 'user.deleted' }>;

/**
 * Sign-ins that ended before their tokens did. Remembered here for as long as such a token can live, and recorded in the
 * cache for gateways that start later: they ask it about tokens that are older than themselves.
 */
export class Revocations {
  readonly #cache: Cache;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #startedAt: number;
  /** By person: the events of the last hour that ended a sign-in of theirs. */
  readonly #events = new LRUCache<string, readonly EndingEvent[]>({
    max: MAX_REMEMBERED,
    ttl: ACCESS_TOKEN_MS,
  });
  /** People whose record in the cache has been read. */
  readonly #read = new LRUCache<string, true>({ max: MAX_REMEMBERED, ttl: ACCESS_TOKEN_MS });

  constructor(cache: Cache, clock: Clock, log: Log) {
    this.#cache = cache;
    this.#clock = clock;
    this.#log = log;
    this.#startedAt = clock.now();
  }

  /** Takes an event of the GRAPH stream. */
  observe(event: AnyEvent): void {
    if (event.type !== 'session.revoked' && event.type !== 'user.suspended' && event.type !== 'user.deleted')
      return;
    const events = this.#remember(event.payload.userId, [event]);
    this.#cache
      .setMany([[recordKey(event.payload.userId), JSON.stringify(events)]], ACCESS_TOKEN_MS)
      .catch((error: unknown) => this.#log.warn({ err: error }, 'a revocation could not be recorded'));
  }

  /** Whether the sign-in behind a good token has ended. */
  async has({ viewer, expiresAt }: AccessToken): Promise<boolean> {
    const issuedAt = expiresAt - ACCESS_TOKEN_MS;
    const isOlderThanUs =
      issuedAt <= this.#startedAt && this.#clock.now() - this.#startedAt < ACCESS_TOKEN_MS;
    if (isOlderThanUs && !this.#read.has(viewer.id)) await this.#readRecord(viewer);
    return (this.#events.get(viewer.id) ?? []).some((event) => endsAccess(event, viewer));
  }

  async #readRecord({ id }: Viewer): Promise<void> {
    try {
      const [record] = await this.#cache.getMany([recordKey(id)]);
      if (record) this.#remember(id, JSON.parse(record) as EndingEvent[]);
      this.#read.set(id, true);
    } catch (error) {
      this.#log.warn({ err: error }, 'the record of revocations could not be read');
    }
  }

  #remember(userId: string, more: readonly EndingEvent[]): readonly EndingEvent[] {
    const known = this.#events.get(userId) ?? [];
    const news = more.filter(({ id }) => known.every((event) => event.id !== id));
    const oldest = this.#clock.now() - ACCESS_TOKEN_MS;
    const events = [...known, ...news].filter(({ at }) => at > oldest);
    this.#events.set(userId, events);
    return events;
  }
}

function recordKey(userId: string): string {
  return `revoked:${userId}`;
}
