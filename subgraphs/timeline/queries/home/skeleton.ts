import { throwIfCancelled, withAbortSignal, type Cancellation } from '#platform/cancellation.js';
import type { Clock } from '#platform/clock.js';
import { firstIdAt } from '#platform/snowflake.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { WRITE_DELAY_MS } from '../../rules/delays.js';
import { union, within, type Bounds, type Entry } from '../../rules/entry.js';
import type { TimelineSettings } from '../../rules/settings.js';
import { CacheFailure } from '../../store/cache-failure.js';
import type { Readers, ReaderState } from '../../store/readers.js';
import type { Timelines } from '../../store/timelines.js';
import type { AuthorTweets } from '../sources/author-tweets.js';
import type { DocumentReads } from '../sources/document-reads.js';
import type { PulledTweets } from '../sources/pulled-tweets.js';
import type { Rebuild } from '../sources/rebuild.js';
import type { TimelineBuilds } from '../sources/timeline-builds.js';

export interface SkeletonDeps {
  relationships: Relationships;
  timelines: Timelines;
  readers: Readers;
  rebuild: Rebuild;
  pulls: PulledTweets;
  tweets: AuthorTweets;
  documentReads: DocumentReads;
  builds: TimelineBuilds;
  clock: Clock;
  settings: TimelineSettings;
}

/** A range of a timeline, before any rule. */
export interface Range {
  /** Newest first, each once. */
  entries: Entry[];
  /** Whether no entries follow. */
  ended: boolean;
}

/** For whom a timeline is read. */
export interface SkeletonRequest {
  userId: string;
  /** Whether to bypass the process's own copies of pulled tweets, which may be a second old. */
  isUpToDate: boolean;
  /** Whether the reader waits. */
  signal: Cancellation | undefined;
}

/** Entries from the cache, or from documents instead. */
interface SharedEntries {
  entries: Entry[];
  /** Whether they include the reader's own tweets up to now. */
  hasOwn: boolean;
}

/** Reads the entries of one reader's home timeline during one request: pushed, pulled and own tweets. */
export class Skeleton {
  readonly #deps: SkeletonDeps;
  readonly #userId: string;
  readonly #isUpToDate: boolean;
  readonly #signal: Cancellation | undefined;
  #state: Promise<ReaderState> | null = null;
  /** Set after the first failed call of the cache: the rest of the request reads documents only. */
  #cacheFailed = false;

  constructor(deps: SkeletonDeps, { userId, isUpToDate, signal }: SkeletonRequest) {
    this.#deps = deps;
    this.#signal = signal;
    this.#userId = userId;
    this.#isUpToDate = isUpToDate;
  }

  /** Rejects with TIMEOUT when the reader waits no longer. */
  async range(bounds: Bounds): Promise<Range> {
    throwIfCancelled(this.#signal);
    const shared = await this.#shared(bounds);
    const own = shared.hasOwn ? [] : await this.#own(bounds, shared.entries);
    const entries = union([shared.entries, own]).slice(0, bounds.limit);
    return { entries, ended: entries.length < bounds.limit };
  }

  /** The entries from the fan-out and from pulled authors. Read from documents, which is slower, when the cache fails. */
  async shared(bounds: Bounds): Promise<Entry[]> {
    return (await this.#shared(bounds)).entries;
  }

  async #shared(bounds: Bounds): Promise<SharedEntries> {
    if (this.#cacheFailed) return this.#fromDocuments(bounds);
    try {
      return await this.#fromCache(bounds);
    } catch (error) {
      if (!(error instanceof CacheFailure)) throw error;
      this.#cacheFailed = true;
      return this.#fromDocuments(bounds);
    }
  }

  async #fromCache(bounds: Bounds): Promise<SharedEntries> {
    const { timelines, readers, rebuild } = this.#deps;
    this.#state ??= readers.read(this.#userId);
    const [{ rebuiltAt, pulls }, page] = await Promise.all([
      this.#state,
      timelines.page(this.#userId, bounds),
    ]);
    if (rebuiltAt === null || page === null) {
      const rebuilt = await rebuild.timeline(this.#userId, this.#signal);
      this.#state = null;
      // A rebuilt timeline includes the tweets of pulled authors. Entries pushed meanwhile are in the cache only.
      const entries = (await timelines.page(this.#userId, bounds)) ?? within(rebuilt.entries, bounds);
      return { entries, hasOwn: rebuilt.isFresh };
    }
    return { entries: await this.#withPulled(page, rebuiltAt, pulls, bounds), hasOwn: false };
  }

  /** Adds the tweets of pulled authors since the last rebuild. */
  async #withPulled(
    page: Entry[],
    rebuiltAt: number,
    cachedPulls: string[] | null,
    { below, above, limit }: Bounds,
  ): Promise<Entry[]> {
    const { pulls } = this.#deps;
    const authors = await pulls.followedBy(this.#userId, cachedPulls, this.#signal);
    if (authors.length === 0) return page;
    const from = latest(firstIdAt(rebuiltAt - WRITE_DELAY_MS), above, endOf(page, limit));
    const bounds = { below, above: from, limit };
    const pulled = await (this.#isUpToDate
      ? pulls.newestEntries(authors, bounds, this.#signal)
      : pulls.entries(authors, bounds, this.#signal));
    return pulled.length === 0 ? page : union([page, pulled]).slice(0, limit);
  }

  /** The reader's own tweets from documents, so that a tweet is in the timeline before its fan-out. */
  async #own({ below, above, limit }: Bounds, page: readonly Entry[]): Promise<Entry[]> {
    const { tweets, clock, settings } = this.#deps;
    const horizon = firstIdAt(clock.now() - settings.ownWindow);
    if (below !== undefined && below <= horizon) return [];
    return tweets.latest(this.#userId, { below, above: latest(horizon, above, endOf(page, limit)), limit });
  }

  async #fromDocuments(bounds: Bounds): Promise<SharedEntries> {
    const { relationships, tweets, documentReads, builds, settings } = this.#deps;
    const { below = '', above = '', limit } = bounds;
    const userId = this.#userId;
    // Another request may have started the read, before this reader's last tweet.
    let hasOwn = false;
    const read = (signal: Cancellation): Promise<Entry[]> =>
      withAbortSignal(signal, async (abort) => {
        const followed = await relationships.following(userId, settings.followingLimit, abort);
        return tweets.newest([userId, ...followed], bounds, abort);
      });
    const wanted = { readerId: userId, part: `${below}-${above} ${limit}`, signal: this.#signal };
    const entries = await documentReads.run(wanted, (signal) => {
      hasOwn = true;
      return builds.run('documents', { userId }, () => read(signal));
    });
    return { entries, hasOwn };
  }
}

/** The id at which a full page ends. Entries below it are not needed. */
function endOf(page: readonly Entry[], limit: number): string | undefined {
  return page.length === limit ? page.at(-1)?.tweetId : undefined;
}

function latest(...ids: (string | undefined)[]): string {
  return ids.reduce<string>((last, id) => (id !== undefined && id > last ? id : last), '');
}
