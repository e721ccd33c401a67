import type { Clock } from '#platform/clock.js';
import type { Graph } from '#social/read-models/graph.js';
import { firstIdAt } from '#platform/snowflake.js';
import { union, within, type Bounds, type Entry } from '../../rules/entry.js';
import type { TimelineSettings } from '../../rules/settings.js';
import { CacheFailure } from '../../store/cache-failure.js';
import type { Readers, ReaderState } from '../../store/readers.js';
import type { Timelines } from '../../store/timelines.js';
import { WRITE_DELAY, type AuthorTweets } from '../sources/author-tweets.js';
import type { DocumentReads } from '../sources/document-reads.js';
import type { TimelineBuilds } from '../sources/timeline-builds.js';
import type { Pulls } from '../sources/pulled-tweets.js';
import type { Rebuild } from '../sources/rebuild.js';

export interface SkeletonDeps {
  graph: Graph;
  timelines: Timelines;
  readers: Readers;
  rebuild: Rebuild;
  pulls: Pulls;
  tweets: AuthorTweets;
  documentReads: DocumentReads;
  builds: TimelineBuilds;
  clock: Clock;
  settings: TimelineSettings;
}

/** A part of a timeline before any rule. */
export interface Range {
  /** Newest first, each once. */
  entries: Entry[];
  /** Whether nothing stands behind the last of them. */
  ended: boolean;
}

/** What came from the cache, or from documents in its place. */
interface Shared {
  entries: Entry[];
  /** Whether the reader's own tweets are among them, up to this moment. */
  hasOwn: boolean;
}

/** The entries of one reader's home timeline during one request: pushed, pulled and own. */
export class Skeleton {
  readonly #deps: SkeletonDeps;
  readonly #userId: string;
  readonly #isUpToDate: boolean;
  #state: Promise<ReaderState> | null = null;
  /** The cache was found away: for the rest of the request documents alone are asked. */
  #cacheIsAway = false;

  /** `isUpToDate` asks for everything that was there by now, also where a copy of a moment ago would do for others. */
  constructor(deps: SkeletonDeps, userId: string, isUpToDate: boolean) {
    this.#deps = deps;
    this.#userId = userId;
    this.#isUpToDate = isUpToDate;
  }

  async range(bounds: Bounds): Promise<Range> {
    const shared = await this.#shared(bounds);
    const own = shared.hasOwn ? [] : await this.#own(bounds, shared.entries);
    const entries = union([shared.entries, own]).slice(0, bounds.limit);
    return { entries, ended: entries.length < bounds.limit };
  }

  /** What came from the fan-out and from pulled authors; read from documents, slower, when the cache is away. */
  async shared(bounds: Bounds): Promise<Entry[]> {
    return (await this.#shared(bounds)).entries;
  }

  async #shared(bounds: Bounds): Promise<Shared> {
    if (this.#cacheIsAway) return this.#fromDocuments(bounds);
    try {
      return await this.#fromCache(bounds);
    } catch (error) {
      if (!(error instanceof CacheFailure)) throw error;
      this.#cacheIsAway = true;
      return this.#fromDocuments(bounds);
    }
  }

  async #fromCache(bounds: Bounds): Promise<Shared> {
    const { timelines, readers, rebuild } = this.#deps;
    this.#state ??= readers.read(this.#userId);
    const [{ rebuiltAt, pulls }, page] = await Promise.all([
      this.#state,
      timelines.page(this.#userId, bounds),
    ]);
    if (rebuiltAt === null || page === null) {
      const rebuilt = await rebuild.timeline(this.#userId);
      this.#state = null;
      // A rebuilt timeline holds the tweets of pulled authors too; what has come meanwhile is in the cache alone.
      const entries = (await timelines.page(this.#userId, bounds)) ?? within(rebuilt.entries, bounds);
      return { entries, hasOwn: rebuilt.isFresh };
    }
    return { entries: await this.#withPulled(page, rebuiltAt, pulls, bounds), hasOwn: false };
  }

  /** Adds what pulled authors have posted since the timeline was rebuilt. */
  async #withPulled(
    page: Entry[],
    rebuiltAt: number,
    known: string[] | null,
    { below, above, limit }: Bounds,
  ): Promise<Entry[]> {
    const { pulls } = this.#deps;
    const authors = await pulls.followedBy(this.#userId, known);
    if (authors.length === 0) return page;
    const from = latest(firstIdAt(rebuiltAt - WRITE_DELAY), above, endOf(page, limit));
    const bounds = { below, above: from, limit };
    const pulled = await (this.#isUpToDate
      ? pulls.newestEntries(authors, bounds)
      : pulls.entries(authors, bounds));
    return pulled.length === 0 ? page : union([page, pulled]).slice(0, limit);
  }

  /** One's own tweets are there at once, before any fan-out. */
  async #own({ below, above, limit }: Bounds, page: readonly Entry[]): Promise<Entry[]> {
    const { tweets, clock, settings } = this.#deps;
    const horizon = firstIdAt(clock.now() - settings.ownWindow);
    if (below !== undefined && below <= horizon) return [];
    return tweets.latest(this.#userId, { below, above: latest(horizon, above, endOf(page, limit)), limit });
  }

  async #fromDocuments(bounds: Bounds): Promise<Shared> {
    const { graph, tweets, documentReads, builds, settings } = this.#deps;
    const { below = '', above = '', limit } = bounds;
    const userId = this.#userId;
    let hasOwn = false;
    const read = async (): Promise<Entry[]> => {
      const followed = await graph.following(userId, settings.followingLimit);
      return tweets.newest([userId, ...followed], bounds);
    };
    const entries = await documentReads.run(userId, `${below}-${above} ${limit}`, () => {
      hasOwn = true;
      return builds.run('documents', { userId }, read);
    });
    return { entries, hasOwn };
  }
}

/** A full page says where it ends: nothing of what stands behind that is wanted. */
function endOf(page: readonly Entry[], limit: number): string | undefined {
  return page.length === limit ? page.at(-1)?.tweetId : undefined;
}

function latest(...ids: (string | undefined)[]): string {
  return ids.reduce<string>((last, id) => (id !== undefined && id > last ? id : last), '');
}
