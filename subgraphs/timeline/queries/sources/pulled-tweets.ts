import { LRUCache } from 'lru-cache';
import type { Clock } from '#platform/clock.js';
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

  /** The pulled authors that a reader follows. `cached` is the cached list, null when there is none. */
  async followedBy(userId: string, cached: readonly string[] | null): Promise<readonly string[]> {
    const { readers } = this.#deps;
    const pulled = await this.authors();
    if (pulled.size === 0) return [];
    if (cached !== null) return cached;
    let list = await this.#find(userId, pulled);
    for (let round = 0; round < MAX_ROUNDS; round++) {
      await readers.setPulls(userId, list);
      // A follow in between has deleted the cached list before it was set, so it is compared with the documents again.
      const again = await this.#find(userId, pulled);
      if (again.join() === list.join()) return list;
      list = again;
    }
    return list;
  }

  /** The tweets of pulled authors within the bounds, in no particular order. */
  async entries(authorIds: readonly string[], bounds: Bounds): Promise<Entry[]> {
    const lists = await Promise.all(authorIds.map((id) => this.#copy(id)));
    return lists.flatMap((list) => within(list, bounds));
  }

  /** Like `entries`, including tweets that are newer than the copies of this process. */
  async newestEntries(authorIds: readonly string[], bounds: Bounds): Promise<Entry[]> {
    const lists = await Promise.all(
      authorIds.map(async (id) => union(await Promise.all([this.#copy(id), this.#recent(id)]))),
    );
    return lists.flatMap((list) => within(list, bounds));
  }

  async add(entry: Entry): Promise<void> {
    await this.#deps.lists.add([entry.authorId], [entry]);
    this.#copies.delete(entry.authorId);
  }

  async remove(entry: Entry): Promise<void> {
    await this.#deps.lists.remove([entry.authorId], [entry]);
    this.#copies.delete(entry.authorId);
  }

  /** Discards this process's copy of the list of pulled authors. */
  authorsChanged(): void {
    this.#authors = null;
  }

  async #find(userId: string, pulled: ReadonlyMap<string, unknown>): Promise<string[]> {
    const { relationships, settings } = this.#deps;
    const followed = await relationships.following(userId, settings.followingLimit);
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
