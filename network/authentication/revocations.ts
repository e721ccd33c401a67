import { LRUCache } from 'lru-cache';
import type { AnyEvent } from '#schema/events.js';
import type { Bus } from '#platform/bus/index.js';
import type { Clock } from '#platform/clock.js';
import { RookeryError } from '#platform/errors.js';
import type { Log } from '#platform/log.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { ACCESS_TOKEN_MS, CLOCK_LEEWAY_MS, isExpired, type AccessToken } from '#platform/tokens/index.js';
import { boundedLru } from '#platform/bounded-lru.js';
import type { Viewer } from '#platform/viewer.js';
import { endsAccess, isAccessEnding } from './ends-access.js';

/** More users than lose their access within the lifetime of one token. */
const MAX_REMEMBERED = 200_000;
/** A token is issued by a clock that may be ahead, and verified by one that may be behind. */
const LIFE_OF_A_TOKEN_MS = ACCESS_TOKEN_MS + 2 * CLOCK_LEEWAY_MS;
/** For how long, in ms, a lookup of a sign-in is trusted while no events arrive. */
const LOOKUP_TTL_WITHOUT_EVENTS_MS = 2_000;

export interface RevocationsOptions {
  /** Delivers the events that end sign-ins; while it is unhealthy none arrive. */
  bus: Pick<Bus, 'healthy'>;
  /** Looks sign-ins up in the documents. */
  relationships: Pick<Relationships, 'isSignedIn'>;
  clock: Clock;
  log: Log;
}

/**
 * Sign-ins that ended before their tokens expired. What ends while this process receives events is remembered for the
 * lifetime of a token. A token issued before that, or while the bus was away, may belong to a sign-in whose end was missed:
 * the graph is read once for each such sign-in, and every two seconds for as long as no events arrive.
 */
export class Revocations {
  readonly #options: RevocationsOptions;
  /** By user: the events of the last hour that ended a sign-in of theirs. */
  readonly #events = new LRUCache<string, readonly AnyEvent[]>({
    ...boundedLru(MAX_REMEMBERED),
    ttl: LIFE_OF_A_TOKEN_MS,
  });
  /** By sign-in: whether the graph had it as active, and when it was read. */
  readonly #lookups = new LRUCache<string, { isActive: Promise<boolean>; at: number }>({
    ...boundedLru(MAX_REMEMBERED),
    ttl: LIFE_OF_A_TOKEN_MS,
  });
  /** Events up to this moment may have been missed. */
  #missedUntil: number;
  #isMissing = false;

  constructor(options: RevocationsOptions) {
    this.#options = options;
    this.#missedUntil = options.clock.now();
  }

  /** Takes an event of the GRAPH stream; returns the user whose access it ends, null for every other event. */
  observe(event: AnyEvent): string | null {
    if (!isAccessEnding(event)) return null;
    const { userId } = event.payload;
    this.#events.set(userId, [...(this.#events.get(userId) ?? []), event]);
    return userId;
  }

  /** Whether the sign-in of a valid token has ended. Rejects with SERVICE_UNAVAILABLE when that cannot be read. */
  has({ viewer, expiresAt }: AccessToken): boolean | Promise<boolean> {
    const now = this.#options.clock.now();
    this.#checkBus(now);
    if (this.#events.get(viewer.id)?.some((event) => endsAccess(event, viewer))) return true;
    const mayBeMissed = expiresAt - ACCESS_TOKEN_MS <= this.#missedUntil;
    if (!mayBeMissed || isExpired(expiresAt, now)) return false;
    return this.#isActive(viewer, now).then((isActive) => !isActive);
  }

  /** Events published during an outage may still be under way when the bus is healthy again. */
  #checkBus(now: number): void {
    const isMissing = !this.#options.bus.healthy();
    if (isMissing || this.#isMissing) this.#missedUntil = now;
    this.#isMissing = isMissing;
  }

  async #isActive({ id, sessionId }: Viewer, now: number): Promise<boolean> {
    const { relationships, log } = this.#options;
    let lookup = this.#lookups.get(sessionId);
    const validSince = this.#isMissing ? now - LOOKUP_TTL_WITHOUT_EVENTS_MS : this.#missedUntil;
    if (!lookup || lookup.at < validSince) {
      lookup = { isActive: relationships.isSignedIn(id, sessionId), at: now };
      this.#lookups.set(sessionId, lookup);
    }
    try {
      return await lookup.isActive;
    } catch (error) {
      this.#lookups.delete(sessionId);
      log.warn({ err: error }, 'cannot read whether a sign-in is active');
      throw new RookeryError('SERVICE_UNAVAILABLE', { cause: error, retryAfter: 1 });
    }
  }
}
