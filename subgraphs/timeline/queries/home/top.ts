import type { Clock } from '#platform/clock.js';
import type { Entry } from '../../rules/entry.js';
import { rankOf } from '../../rules/ranking.js';
import type { TimelineSettings } from '../../rules/settings.js';
import { belongsAtHome, usersOf } from '../../rules/visible-entries.js';
import type { Engagement } from '../../store/engagement.js';
import type { Rankings } from '../../store/rankings.js';
import type { Tombstones } from '../../store/tombstones.js';
import { loadRelationships } from '../loaders.js';
import type { Chunk, PageRequest } from '../pipeline.js';
import { homeRules } from './home-rules.js';
import { SLACK, type Reader } from './reader.js';

/** A position in a ranking. */
export interface RankingPosition {
  /** The name of the ranking. */
  ranking: string;
  index: number;
}

export interface RankedEntry extends Entry {
  position: RankingPosition;
}

export interface TopRequest extends PageRequest {
  reader: Reader;
  /** The position that the page begins after; undefined for the first page. */
  after: RankingPosition | undefined;
}

export interface RankedTimelineDeps {
  engagement: Engagement;
  rankings: Rankings;
  tombstones: Tombstones;
  clock: Clock;
  settings: TimelineSettings;
}

/**
 * The home timeline, best first. The first page ranks the newest entries and stores the ranking, so that the following
 * pages neither repeat nor skip entries while the engagement changes. When the ranking has expired, a new one is computed
 * and paging continues at the same position.
 */
export class RankedTimeline {
  readonly #deps: RankedTimelineDeps;

  constructor(deps: RankedTimelineDeps) {
    this.#deps = deps;
  }

  /** The skeleton stage: the entries of the ranking after a position. */
  async *entries({ reader, after, first }: TopRequest): AsyncGenerator<Chunk<RankedEntry>> {
    const { ranking, ranked } = await this.#ranking(reader, after?.ranking);
    for (let start = after === undefined ? 0 : after.index + 1; start < ranked.length;) {
      const end = Math.min(start + first + SLACK, ranked.length);
      const candidates = ranked.slice(start, end).map((entry, offset) => {
        return { ...entry, position: { ranking, index: start + offset } };
      });
      yield { candidates, ended: end === ranked.length };
      start = end;
    }
  }

  /** The rules stage. The ranking may be older than a block or a deletion, so each page checks its entries again. */
  async rules({ reader, after }: TopRequest, entries: readonly RankedEntry[]): Promise<RankedEntry[]> {
    const [relationships, deleted] = await Promise.all([
      loadRelationships(reader.relationships, entries.flatMap(usersOf)),
      this.#deps.tombstones.among(after === undefined ? [] : entries.map(({ tweetId }) => tweetId)),
    ]);
    return entries.filter((entry) => belongsAtHome(entry, relationships) && !deleted.has(entry.tweetId));
  }

  async #ranking(reader: Reader, name: string | undefined): Promise<{ ranking: string; ranked: Entry[] }> {
    const { rankings } = this.#deps;
    const stored = name === undefined ? null : await rankings.find(reader.userId, name).catch(() => null);
    if (name !== undefined && stored !== null) return { ranking: name, ranked: stored };
    const ranked = await this.#rank(reader);
    // Without the cache, the next page computes a new ranking.
    const ranking = await rankings.put(reader.userId, ranked).catch(() => 'none');
    return { ranking, ranked };
  }

  async #rank(reader: Reader): Promise<Entry[]> {
    const { engagement, clock, settings } = this.#deps;
    const { entries } = await reader.skeleton.range({ limit: settings.topCandidates });
    const candidates = await homeRules(reader, entries);
    const signals = await engagement.signals(reader.userId, candidates).catch(() => []);
    const now = clock.now();
    return candidates
      .map((entry, index) => ({
        entry,
        rank: rankOf(entry, signals[index] ?? { engagement: 0, affinity: 0 }, now),
      }))
      .sort((a, b) => b.rank - a.rank || (a.entry.tweetId < b.entry.tweetId ? 1 : -1))
      .map(({ entry }) => entry);
  }
}
