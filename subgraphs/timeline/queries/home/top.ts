import type { Clock } from '#platform/clock.js';
import type { Entry } from '../../rules/entry.js';
import { loadRelationships } from '../loaders.js';
import { rankOf } from '../../rules/ranking.js';
import { belongsAtHome, peopleOf } from '../../rules/visible-entries.js';
import type { TimelineSettings } from '../../rules/settings.js';
import type { Engagement } from '../../store/engagement.js';
import type { Rankings } from '../../store/rankings.js';
import type { Tombstones } from '../../store/tombstones.js';
import { SLACK, visible, type Reader } from './latest.js';

/** A place in a ranking: its name, and how many entries stand before. */
export interface RankingPlace {
  ranking: string;
  index: number;
}

export interface RankedEntry extends Entry {
  place: RankingPlace;
}

export interface TopDeps {
  engagement: Engagement;
  rankings: Rankings;
  tombstones: Tombstones;
  clock: Clock;
  settings: TimelineSettings;
}

/**
 * Reads home timelines best first. The first page ranks the recent entries and keeps that ranking, so that further pages
 * neither repeat nor skip anything while likes come in. A ranking that is no longer kept is made anew, and read on from
 * the same place.
 */
export class TopFeed {
  readonly #deps: TopDeps;

  constructor(deps: TopDeps) {
    this.#deps = deps;
  }

  /** The `first` best entries behind a place, or of all. */
  async read(
    reader: Reader,
    after: RankingPlace | undefined,
    first: number,
  ): Promise<{ entries: RankedEntry[]; more: boolean }> {
    const { ranking, ranked } = await this.#ranking(reader, after?.ranking);
    const found: RankedEntry[] = [];
    let index = after === undefined ? 0 : after.index + 1;
    while (index < ranked.length && found.length <= first) {
      const chunk = ranked.slice(index, index + first + SLACK);
      // Asked again on every page: a block, or a deletion, holds for a ranking that was made before it, too.
      const [relationships, gone] = await Promise.all([
        loadRelationships(reader.relationships, chunk.flatMap(peopleOf)),
        this.#deps.tombstones.among(after === undefined ? [] : chunk.map(({ tweetId }) => tweetId)),
      ]);
      for (const [offset, entry] of chunk.entries()) {
        if (belongsAtHome(entry, relationships) && !gone.has(entry.tweetId)) {
          found.push({ ...entry, place: { ranking, index: index + offset } });
        }
      }
      index += chunk.length;
    }
    return { entries: found.slice(0, first), more: found.length > first };
  }

  async #ranking(reader: Reader, name: string | undefined): Promise<{ ranking: string; ranked: Entry[] }> {
    const { rankings } = this.#deps;
    const known = name === undefined ? null : await rankings.find(reader.userId, name).catch(() => null);
    if (name !== undefined && known !== null) return { ranking: name, ranked: known };
    const ranked = await this.#rank(reader);
    // Without a cache the next page will be cut from a new ranking.
    const ranking = await rankings.keep(reader.userId, ranked).catch(() => 'none');
    return { ranking, ranked };
  }

  async #rank(reader: Reader): Promise<Entry[]> {
    const { engagement, clock, settings } = this.#deps;
    const { entries } = await reader.skeleton.range({ limit: settings.topCandidates });
    const candidates = await visible(reader, entries);
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
