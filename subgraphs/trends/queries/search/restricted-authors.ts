import { LRUCache } from 'lru-cache';
import { boundedLru } from '#platform/bounded-lru.js';
import type { Clock } from '#platform/clock.js';
import type { Relationships } from '#social/read-models/relationships/index.js';

/** Follows from which on the result is kept: reading them takes as long as a search. */
const MANY = 500;

/** How long the result is kept, in ms. A protected account that was followed since is found that much later. */
const KEPT_MS = 10_000;

/** Viewers whose results are kept. */
const MAX_VIEWERS = 1_000;

/**
 * The authors that are not public and whose tweets a viewer may see: followed protected accounts, and the viewer. For viewers
 * with many follows, as of a few seconds ago: whether a viewer may see a result is decided anew in any case.
 */
export class RestrictedAuthors {
  readonly #relationships: Pick<Relationships, 'followedProtected'>;
  readonly #clock: Clock;
  readonly #kept = new LRUCache<string, { ids: readonly string[]; at: number }>(boundedLru(MAX_VIEWERS));

  constructor(relationships: Pick<Relationships, 'followedProtected'>, clock: Clock) {
    this.#relationships = relationships;
    this.#clock = clock;
  }

  async of(viewerId: string): Promise<readonly string[]> {
    const now = this.#clock.now();
    const kept = this.#kept.get(viewerId);
    // A clock that was set back must not keep results for longer.
    if (kept && Math.abs(now - kept.at) < KEPT_MS) return kept.ids;
    const { ids: followed, follows } = await this.#relationships.followedProtected(viewerId);
    const ids = [viewerId, ...followed];
    if (follows >= MANY) this.#kept.set(viewerId, { ids, at: now });
    return ids;
  }
}
