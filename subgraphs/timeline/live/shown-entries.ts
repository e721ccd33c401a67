import type { Clock } from '#platform/clock.js';
import { forEachConcurrently } from '#platform/for-each-concurrently.js';
import { firstIdAt } from '#platform/snowflake.js';
import type { AuthorIndex } from '#social/read-models/author-index.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import type { Relationship } from '#social/visibility.js';
import { IN_TRANSIT_MS } from '../rules/delays.js';
import { entryOf, shownBy, union, type Entry, type TweetKey } from '../rules/entry.js';
import { DEFAULTS } from '../rules/settings.js';
import { belongsAtHome, usersOf } from '../rules/visible-entries.js';
import { CacheFailure, markFailures } from '../store/cache-failure.js';
import { timelineReader, type TimelineReader } from '../store/timelines.js';

/** Retweets of one tweet that are compared for every viewer. A tweet with more is looked up in each viewer's timeline. */
const MOST_COMPARED = 20;

/** Timelines that are looked into at a time. */
const CONCURRENT_TIMELINES = 50;

/** The most entries of one timeline that are looked through: all that it keeps. */
const TIMELINE_ENTRIES = DEFAULTS.kept;

interface Deps {
  relationships: Pick<Relationships, 'toAuthor' | 'ofViewer'>;
  authorIndex: Pick<AuthorIndex, 'showing' | 'isDeleted'>;
  timelines: TimelineReader;
  /** The newest tweets of each author whose tweets are pulled. */
  pulledLists: TimelineReader;
  clock: Clock;
}

export function openShownEntries({
  relationships,
  authorIndex,
  cache,
  clock,
}: Pick<SubgraphDeps, 'relationships' | 'authorIndex' | 'cache' | 'clock'>): ShownEntries {
  const marked = markFailures(cache);
  return new ShownEntries({
    ...{ relationships, authorIndex, clock },
    timelines: timelineReader(marked, 'tl'),
    pulledLists: timelineReader(marked, 'pull'),
  });
}

/** Finds the entry by which home timelines show a tweet, by the rule of the page: the oldest visible entry of the timeline. */
export class ShownEntries {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /**
   * By viewer, the entry that shows a tweet; viewers whose timeline does not show it are absent. `below`: only entries that are
   * older than this id are of interest.
   */
  async of(original: TweetKey, viewerIds: readonly string[], below?: string): Promise<Map<string, Entry>> {
    const found = (await this.#deps.authorIndex.showing(original, MOST_COMPARED + 1)).map(entryOf);
    const isComplete = found.length <= MOST_COMPARED + 1;
    const isOfInterest = ({ tweetId }: Entry): boolean => below === undefined || tweetId < below;
    const compared = found.slice(0, MOST_COMPARED + 1).filter(isOfInterest);
    if (found.length === 0 || (isComplete && compared.length === 0)) return new Map();
    const relationships = await this.#relationships(compared, viewerIds);
    const shown = new Map<string, Entry>();
    await forEachConcurrently(viewerIds, CONCURRENT_TIMELINES, async (viewerId, index) => {
      const toUsers = relationships(index);
      const visible = compared.filter((entry) => belongsAtHome(entry, toUsers));
      const entry =
        (await this.#firstIn(viewerId, visible)) ??
        (isComplete ? undefined : await this.#firstFoundIn(viewerId, original, below));
      if (entry) shown.set(viewerId, entry);
    });
    return shown;
  }

  /** The relationships of the viewer at an index to all users of the entries. One read per user. */
  async #relationships(
    entries: readonly Entry[],
    viewerIds: readonly string[],
  ): Promise<(viewer: number) => ReadonlyMap<string, Relationship>> {
    const users = [...new Set(entries.flatMap(usersOf))];
    const read = await Promise.all(users.map((id) => this.#deps.relationships.toAuthor(id, viewerIds)));
    return (viewer) => new Map(users.map((id, index) => [id, read[index]?.[viewer] as Relationship]));
  }

  /** The first of the entries, oldest first, that the viewer's timeline holds. */
  async #firstIn(viewerId: string, entries: readonly Entry[]): Promise<Entry | undefined> {
    for (const entry of entries) if (await this.#holds(viewerId, entry)) return entry;
    return undefined;
  }

  /**
   * Whether a visible entry is in the viewer's timeline: it may be older than everything that the timeline keeps. A young entry
   * counts before its fan-out, and so does every entry of a timeline that will be rebuilt when it is read.
   */
  async #holds(viewerId: string, entry: Entry): Promise<boolean> {
    const { timelines, pulledLists, clock } = this.#deps;
    const age = entry.authorId === viewerId ? DEFAULTS.ownWindow : IN_TRANSIT_MS;
    if (entry.tweetId >= firstIdAt(clock.now() - age)) return true;
    try {
      const entries = await timelines.page(viewerId, around(entry));
      if (entries === null || entries.length > 0) return true;
      return ((await pulledLists.page(entry.authorId, around(entry)))?.length ?? 0) > 0;
    } catch (error) {
      if (error instanceof CacheFailure) return true;
      throw error;
    }
  }

  /** The oldest visible entry of a viewer's timeline that shows the tweet, for a tweet with many retweets. */
  async #firstFoundIn(
    viewerId: string,
    original: TweetKey,
    below: string | undefined,
  ): Promise<Entry | undefined> {
    const { timelines, relationships, authorIndex } = this.#deps;
    const range = { below, above: before(original.tweetId), limit: TIMELINE_ENTRIES };
    const entries = await timelines.page(viewerId, range).catch((error: unknown) => {
      if (error instanceof CacheFailure) return null;
      throw error;
    });
    const showing = union([entries ?? []]).filter((entry) => shownBy(entry) === original.tweetId);
    const users = [...new Set(showing.flatMap(usersOf))];
    const read = users.length === 0 ? [] : await relationships.ofViewer(viewerId, users);
    const byId = new Map(users.map((id, index) => [id, read[index] as Relationship]));
    for (const entry of showing.reverse()) {
      // A deleted entry stays in the timeline until the fan-out has taken it back.
      if (belongsAtHome(entry, byId) && !(await authorIndex.isDeleted(entry))) return entry;
    }
    return undefined;
  }
}

/** The part of a list that holds one entry alone. */
function around({ tweetId }: TweetKey): { below: string; above: string; limit: number } {
  return { below: String(BigInt(tweetId) + 1n), above: before(tweetId), limit: 1 };
}

function before(tweetId: string): string {
  return String(BigInt(tweetId) - 1n);
}
