import { LRUCache } from 'lru-cache';
import type { AnyEvent } from '#schema/events.js';
import type { Clock } from '#platform/clock.js';
import { RookeryError } from '#platform/errors.js';
import type { Log } from '#platform/log.js';
import type { Graph } from '#platform/read-models/graph.js';
import { ACCESS_TOKEN_MS, endsAccess, type AccessToken } from '#platform/tokens/index.js';
import type { Viewer } from '#platform/viewer.js';

/** More people than lose their access within the life of one token. */
const MAX_REMEMBERED = 200_000;

/**
 * Sign-ins that ended before their tokens did. What ended while this gateway listens it has heard, and remembers for as
 * long as such a token can live. Of what ended before, it asks the graph, once for each sign-in whose token is older
 * than this gateway.
 */
export class Revocations {
  readonly #graph: Pick<Graph, 'isSignedIn'>;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #startedAt: number;
  /** By person: the events of the last hour that ended a sign-in of theirs. */
  readonly #events = new LRUCache<string, readonly AnyEvent[]>({
    max: MAX_REMEMBERED,
    ttl: ACCESS_TOKEN_MS,
  });
  /** Whether sign-ins that are older than this gateway lived when it asked. */
  readonly #lived = new LRUCache<string, boolean>({ max: MAX_REMEMBERED, ttl: ACCESS_TOKEN_MS });

  constructor(graph: Pick<Graph, 'isSignedIn'>, clock: Clock, log: Log) {
    this.#graph = graph;
    this.#clock = clock;
    this.#log = log;
    this.#startedAt = clock.now();
  }

  /** Takes an event of the GRAPH stream. */
  observe(event: AnyEvent): void {
    if (event.type !== 'session.revoked' && event.type !== 'user.suspended' && event.type !== 'user.deleted')
      return;
    const { userId } = event.payload;
    this.#events.set(userId, [...(this.#events.get(userId) ?? []), event]);
  }

  /** Whether the sign-in behind a good token has ended. SERVICE_UNAVAILABLE when nobody can tell. */
  async has({ viewer, expiresAt }: AccessToken): Promise<boolean> {
    if ((this.#events.get(viewer.id) ?? []).some((event) => endsAccess(event, viewer))) return true;
    const isOlderThanUs = expiresAt - ACCESS_TOKEN_MS <= this.#startedAt;
    return isOlderThanUs && this.#clock.now() < expiresAt && !(await this.#lives(viewer));
  }

  async #lives(viewer: Viewer): Promise<boolean> {
    const known = this.#lived.get(viewer.sessionId);
    if (known !== undefined) return known;
    try {
      const lives = await this.#graph.isSignedIn(viewer.id, viewer.sessionId);
      this.#lived.set(viewer.sessionId, lives);
      return lives;
    } catch (error) {
      this.#log.warn({ err: error }, 'nobody can tell whether a sign-in still lives');
      throw new RookeryError('SERVICE_UNAVAILABLE', { cause: error, retryAfter: 1 });
    }
  }
}
