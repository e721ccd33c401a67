import { LRUCache } from 'lru-cache';
import { throwIfCancelled, withAbortSignal, type Cancellation } from '#platform/cancellation.js';
import type { Clock } from '#platform/clock.js';
import { forEachConcurrently } from '#platform/for-each-concurrently.js';
import { SingleFlight } from '#platform/single-flight.js';
import { firstIdAt } from '#platform/snowflake.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { IN_TRANSIT_MS } from '../../rules/delays.js';
import { union, within, type Bounds, type Entry } from '../../rules/entry.js';
import type { TimelineSettings } from '../../rules/settings.js';
import type { PulledAuthor, PulledAuthors } from '../../store/pulled-authors.js';
import type { Readers } from '../../store/readers.js';
import type { Timelines } from '../../store/timelines.js';
import type { Tombstones } from '../../store/tombstones.js';
import type { AuthorTweets } from './author-tweets.js';
import type { TimelineBuilds } from './timeline-builds.js';

export interface PulledTweetsDeps {
  relationships: Relationships;
  tweets: AuthorTweets;
  authors: PulledAuthors;
  /** The newest tweets of each pulled author: one list for all readers. */
  lists: Timelines;
  tombstones: Tombstones;
  readers: Readers;
  builds: TimelineBuilds;
  clock: Clock;
  settings: TimelineSettings;
}

/** Authors whose lists a process keeps copies of. */
const COPIES = 2_000;

/** Lists that one reader reads at the same time. */
const LISTS_AT_A_TIME = 32;

/** How often a reader's list of pulled authors is read again because a follow changed meanwhile. */
const MAX_ROUNDS = 3;

/** The tweets of authors with too many followers to push to. Each author has one list, which readers merge. */
export class PulledTweets {
  readonly #deps: PulledTweetsDeps;
  readonly #copies: LRUCache<string, Promise<Entry[]>>;
  readonly #flights = new SingleFlight<Entry[]>();
  #authors: Promise<ReadonlyMap<string, PulledAuthor>> | null = null;
  #authorsUntil = 0;

  constructor(deps: PulledTweetsDeps) {
    this.#deps = deps;
    this.#copies = new LRUCache({ max: COPIES, ttl: deps.settings.copyTtl });
  }

  /** All pulled authors, by id. The copy of this process may be `copyTtl` old. */
  authors(): Promise<ReadonlyMap<string, PulledAuthor>> {
    const { authors, clock, settings } = this.#deps;
    if (this.#authors === null || clock.now() >= this.#authorsUntil) {
      this.#authorsUntil = clock.now() + settings.copyTtl;
      this.#authors = authors.all().then((all) => new Map(all.map((author) => [author._id, author])));
      this.#authors.catch(() => (this.#authors = null));
    }
    return this.#authors;
  }

  /**
   * The pulled authors that a reader follows. `cached` is the cached list, null when there is none. TIMEOUT when `signal`
   * aborts.
   */
  async followedBy(
    userId: string,
    cached: readonly string[] | null,
    signal?: Cancellation,
  ): Promise<readonly string[]> {
    const { readers } = this.#deps;
    const pulled = await this.authors();
    if (pulled.size === 0) return [];
    if (cached !== null) return cached;
    let list = await this.#find(userId, pulled, signal);
    for (let round = 0; round < MAX_ROUNDS; round++) {
      await readers.setPulls(userId, list);
      // A follow in between has deleted the cached list before it was set, so it is compared with the documents again.
      const again = await this.#find(userId, pulled, signal);
      if (again.join() === list.join()) return list;
      list = again;
    }
    return list;
  }

  /**
   * The tweets of pulled authors within the bounds, in no particular order. TIMEOUT when `signal` aborts: lists that are
   * being built are built to their end, because all readers share them.
   */
  entries(authorIds: readonly string[], bounds: Bounds, signal?: Cancellation): Promise<Entry[]> {
    return mergeLists(authorIds, signal, async (id) => within(await this.#copy(id), bounds));
  }

  /** Like `entries`, including tweets that are newer than the copies of this process. */
  newestEntries(authorIds: readonly string[], bounds: Bounds, signal?: Cancellation): Promise<Entry[]> {
    return mergeLists(authorIds, signal, async (id) =>
      within(union(await Promise.all([this.#copy(id), this.#recent(id)])), bounds),
    );
  }

  async add(entry: Entry): Promise<void> {
    await this.#deps.lists.add([entry.authorId], [entry]);
    this.#copies.delete(entry.authorId);
  }

  async remove(entry: Entry): Promise<void> {
    await this.#deps.lists.remove([entry.authorId], [entry]);
    this.#copies.delete(entry.authorId);
  }

  /** Deletes an author's list: the next read builds it anew. */
  async discard(authorId: string): Promise<void> {
    await this.#deps.lists.delete([authorId]);
    this.#copies.delete(authorId);
  }

  /** Discards this process's copy of the list of pulled authors. */
  authorsChanged(): void {
    this.#authors = null;
  }

  async #find(
    userId: string,
    pulled: ReadonlyMap<string, unknown>,
    signal: Cancellation | undefined,
  ): Promise<string[]> {
    const { relationships, settings } = this.#deps;
    const followed = await withAbortSignal(signal, (abort) =>
      relationships.following(userId, settings.followingLimit, abort),
    );
    return followed.filter((id) => pulled.has(id));
  }

  #copy(authorId: string): Promise<Entry[]> {
    const cached = this.#copies.get(authorId);
    if (cached) return cached;
    const copy = this.#flights.run(authorId, () => this.#list(authorId));
    this.#copies.set(authorId, copy);
    copy.catch(() => this.#copies.delete(authorId));
    return copy;
  }

  /** The part of a list that other processes may have added to since the copy was made. */
  async #recent(authorId: string): Promise<Entry[]> {
    const { lists, clock, settings } = this.#deps;
    const above = firstIdAt(clock.now() - IN_TRANSIT_MS);
    return (await lists.page(authorId, { above, limit: settings.kept })) ?? this.#list(authorId);
  }

  async #list(authorId: string): Promise<Entry[]> {
    const { lists, builds, settings } = this.#deps;
    const listed = await lists.page(authorId, { limit: settings.kept });
    return listed ?? builds.run('pull', { authorId }, () => this.#build(authorId));
  }

  async #build(authorId: string): Promise<Entry[]> {
    const { lists, tweets, tombstones, clock, settings } = this.#deps;
    const limit = settings.kept;
    const started = clock.now();
    const newest = await tweets.newest([authorId], { limit });
    await lists.replace(authorId, newest);
    // Tweets posted or deleted meanwhile found no list to enter or to leave, so they are read again.
    await lists.add([authorId], await tweets.since([authorId], started, limit));
    const ids = newest.map(({ tweetId }) => tweetId);
    const deleted = await tombstones.amongSince(ids, started);
    await lists.remove(
      [authorId],
      newest.filter(({ tweetId }) => deleted.has(tweetId)),
    );
    return (await lists.page(authorId, { limit })) ?? [];
  }
}

/** The entries of all lists. No further list is read after `signal` has aborted. */
async function mergeLists(
  authorIds: readonly string[],
  signal: Cancellation | undefined,
  read: (authorId: string) => Promise<Entry[]>,
): Promise<Entry[]> {
  const merged: Entry[] = [];
  await forEachConcurrently(authorIds, LISTS_AT_A_TIME, async (id) => {
    throwIfCancelled(signal);
    merged.push(...(await read(id)));
  });
  return merged;
}
