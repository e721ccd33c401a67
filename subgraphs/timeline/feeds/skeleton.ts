import type { Clock } from '#platform/clock.js';
import { firstIdAt } from '#platform/snowflake.js';
import { newestFirst, within, type Bounds, type Entry } from '../entry.js';
import type { TimelineSettings } from '../settings.js';
import type { Timelines } from '../store/timelines.js';
import type { AuthorTweets } from './author-tweets.js';
import type { Rebuild } from './rebuild.js';

export interface SkeletonDeps {
  timelines: Timelines;
  rebuild: Rebuild;
  tweets: AuthorTweets;
  clock: Clock;
  settings: TimelineSettings;
}

/** A part of a timeline before any rule. */
export interface Stretch {
  /** Newest first, each once. */
  entries: Entry[];
  /** Whether nothing stands behind the last of them. */
  ended: boolean;
}

/** The entries of home timelines: what was stored, and what has not been stored yet or never is. */
export class Skeleton {
  readonly #deps: SkeletonDeps;

  constructor(deps: SkeletonDeps) {
    this.#deps = deps;
  }

  async stretch(userId: string, bounds: Bounds): Promise<Stretch> {
    const [stored, own] = await Promise.all([this.stored(userId, bounds), this.#own(userId, bounds)]);
    const entries = union([stored, own]).slice(0, bounds.limit);
    return { entries, ended: entries.length < bounds.limit };
  }

  /** What was stored; rebuilt when it is not there. */
  async stored(userId: string, bounds: Bounds): Promise<Entry[]> {
    const { timelines, rebuild } = this.#deps;
    return (await timelines.page(userId, bounds)) ?? within(await rebuild.run(userId), bounds);
  }

  /** One's own tweets are there at once, before any fan-out. */
  async #own(userId: string, { below, above, limit }: Bounds): Promise<Entry[]> {
    const { tweets, clock, settings } = this.#deps;
    const horizon = firstIdAt(clock.now() - settings.ownWindow);
    if (below !== undefined && below <= horizon) return [];
    const from = above !== undefined && above > horizon ? above : horizon;
    return tweets.newest([userId], { below, above: from, limit });
  }
}

/** All entries of several lists, newest first, each once. */
export function union(lists: readonly Entry[][]): Entry[] {
  const byId = new Map(lists.flat().map((entry) => [entry.tweetId, entry]));
  return [...byId.values()].sort(newestFirst);
}
