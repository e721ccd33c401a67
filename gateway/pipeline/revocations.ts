import { LRUCache } from 'lru-cache';
import type { AnyEvent } from '#schema/events.js';
import type { Bus } from '#platform/bus/index.js';
import type { Clock } from '#platform/clock.js';
import { RookeryError } from '#platform/errors.js';
import type { Log } from '#platform/log.js';
import type { Graph } from '#social/read-models/graph.js';
import { ACCESS_TOKEN_MS, endsAccess, type AccessToken } from '#platform/tokens/index.js';
import { boundedLru } from '#platform/bounded-lru.js';
import type { Viewer } from '#platform/viewer.js';

/** More users than lose their access within the life of one token. */
const MAX_REMEMBERED = 200_000;
/** For how long, in ms, an answer of the graph is good while nothing can be heard. */
const GOOD_WHILE_DEAF_MS = 2_000;

export interface RevocationsOptions {
  /** Brings the events that end sign-ins; while it is away nothing is heard. */
  bus: Pick<Bus, 'healthy'>;
  graph: Pick<Graph, 'isSignedIn'>;
  clock: Clock;
  log: Log;
}

/**
 * Sign-ins that ended before their tokens did. What ended while this gateway listens it has heard, and remembers for as
 * long as such a token can live. Of what ended before, or while the bus was away, it asks the graph: once for each sign-in
 * that it may have missed the end of, and every few seconds for as long as it hears nothing.
 */
export class Revocations {
  readonly #options: RevocationsOptions;
  /** By user: the events of the last hour that ended a sign-in of theirs. */
  readonly #events = new LRUCache<string, readonly AnyEvent[]>({
    ...boundedLru(MAX_REMEMBERED),
    ttl: ACCESS_TOKEN_MS,
  });
  /** By sign-in: whether it lived when the graph was asked, and when that was. */
  readonly #answers = new LRUCache<string, { lives: Promise<boolean>; at: number }>({
    ...boundedLru(MAX_REMEMBERED),
    ttl: ACCESS_TOKEN_MS,
  });
  /** What ended until then may have ended unheard. */
  #deafUntil: number;
  #isDeaf = false;

  constructor(options: RevocationsOptions) {
    this.#options = options;
    this.#deafUntil = options.clock.now();
  }

  /** Takes an event of the GRAPH stream. */
  observe(event: AnyEvent): void {
    if (event.type !== 'session.revoked' && event.type !== 'user.suspended' && event.type !== 'user.deleted')
      return;
    const { userId } = event.payload;
    this.#events.set(userId, [...(this.#events.get(userId) ?? []), event]);
  }

  /** Whether the sign-in behind a good token has ended. SERVICE_UNAVAILABLE when nobody can tell. */
  has({ viewer, expiresAt }: AccessToken): boolean | Promise<boolean> {
    const now = this.#options.clock.now();
    this.#listen(now);
    if (this.#events.get(viewer.id)?.some((event) => endsAccess(event, viewer))) return true;
    const mayBeUnheard = expiresAt - ACCESS_TOKEN_MS <= this.#deafUntil;
    if (!mayBeUnheard || now >= expiresAt) return false;
    return this.#lives(viewer, now).then((lives) => !lives);
  }

  /** Takes note of whether events come in. What happened while they did not may still be on its way when they do again. */
  #listen(now: number): void {
    const isDeaf = !this.#options.bus.healthy();
    if (isDeaf || this.#isDeaf) this.#deafUntil = now;
    this.#isDeaf = isDeaf;
  }

  async #lives({ id, sessionId }: Viewer, now: number): Promise<boolean> {
    const { graph, log } = this.#options;
    let answer = this.#answers.get(sessionId);
    if (!answer || answer.at < (this.#isDeaf ? now - GOOD_WHILE_DEAF_MS : this.#deafUntil)) {
      answer = { lives: graph.isSignedIn(id, sessionId), at: now };
      this.#answers.set(sessionId, answer);
    }
    try {
      return await answer.lives;
    } catch (error) {
      this.#answers.delete(sessionId);
      log.warn({ err: error }, 'nobody can tell whether a sign-in still lives');
      throw new RookeryError('SERVICE_UNAVAILABLE', { cause: error, retryAfter: 1 });
    }
  }
}
