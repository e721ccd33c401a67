import { LRUCache } from 'lru-cache';
import type { Clock } from '#platform/clock.js';
import type { Graph } from '#social/read-models/graph.js';
import { firstIdAt } from '#platform/snowflake.js';
import { union, within, type Bounds, type Entry } from '../../rules/entry.js';
import type { TimelineSettings } from '../../rules/settings.js';
import type { PulledAuthor, PulledAuthors } from '../../store/pulled-authors.js';
import type { Readers } from '../../store/readers.js';
import type { Timelines } from '../../store/timelines.js';
import type { Tombstones } from '../../store/tombstones.js';
import type { AuthorTweets } from './author-tweets.js';
import type { TimelineBuilds } from './timeline-builds.js';
import { ON_ITS_WAY_MS } from '../home/live-cursors.js';
import { SingleFlight } from '#platform/single-flight.js';

export interface PullsDeps {
  graph: Graph;
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

/** How many authors' lists a process keeps a copy of. */
const COPIES = 2_000;

/** How often a reader's list is made again because a follow came in between. */
const ROUNDS = 3;

/** The tweets of authors with too many followers to push to: read from one list per author, merged by each reader. */
export class Pulls {
  readonly #deps: PullsDeps;
  readonly #copies: LRUCache<string, Promise<Entry[]>>;
  readonly #flights = new SingleFlight<Entry[]>();
  #authors: Promise<ReadonlyMap<string, PulledAuthor>> | null = null;
  #authorsUntil = 0;

  constructor(deps: PullsDeps) {
    this.#deps = deps;
    this.#copies = new LRUCache({ max: COPIES, ttl: deps.settings.copyTtl });
  }

  /** Everybody who is pulled, by id. The copy of this process may be `copyTtl` old. */
  authors(): Promise<ReadonlyMap<string, PulledAuthor>> {
    const { authors, clock, settings } = this.#deps;
    if (this.#authors === null || clock.now() >= this.#authorsUntil) {
      this.#authorsUntil = clock.now() + settings.copyTtl;
      this.#authors = authors.all().then((all) => new Map(all.map((author) => [author._id, author])));
      this.#authors.catch(() => (this.#authors = null));
    }
    return this.#authors;
  }

  /** Of whom a reader pulls. `known` is the list that was cached, null when there is none. */
  async followedBy(userId: string, known: readonly string[] | null): Promise<readonly string[]> {
    const { readers } = this.#deps;
    const pulled = await this.authors();
    if (pulled.size === 0) return [];
    if (known !== null) return known;
    let list = await this.#find(userId, pulled);
    for (let round = 0; round < ROUNDS; round++) {
      await readers.setPulls(userId, list);
      // A follow that came in between would otherwise be forgotten for as long as the list is cached.
      const again = await this.#find(userId, pulled);
      if (again.join() === list.join()) return list;
      list = again;
    }
    return list;
  }

  /** The tweets of some pulled authors within the bounds, in no order. */
  async entries(authorIds: readonly string[], bounds: Bounds): Promise<Entry[]> {
    const lists = await Promise.all(authorIds.map((id) => this.#copy(id)));
    return lists.flatMap((list) => within(list, bounds));
  }

  /** As `entries`, and with those that have come since this process made its copies. */
  async newestEntries(authorIds: readonly string[], bounds: Bounds): Promise<Entry[]> {
    const lists = await Promise.all(
      authorIds.map(async (id) => union(await Promise.all([this.#copy(id), this.#added(id)]))),
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

  /** Forgets this process's copy of who is pulled. */
  authorsChanged(): void {
    this.#authors = null;
  }

  async #find(userId: string, pulled: ReadonlyMap<string, unknown>): Promise<string[]> {
    const { graph, settings } = this.#deps;
    const followed = await graph.following(userId, settings.followingLimit);
    return followed.filter((id) => pulled.has(id));
  }

  #copy(authorId: string): Promise<Entry[]> {
    const known = this.#copies.get(authorId);
    if (known) return known;
    const copy = this.#flights.run(authorId, () => this.#list(authorId));
    this.#copies.set(authorId, copy);
    copy.catch(() => this.#copies.delete(authorId));
    return copy;
  }

  /** What may have been added to a list lately. */
  async #added(authorId: string): Promise<Entry[]> {
    const { lists, clock, settings } = this.#deps;
    const above = firstIdAt(clock.now() - ON_ITS_WAY_MS);
    return (await lists.page(authorId, { above, limit: settings.kept })) ?? this.#list(authorId);
  }

  async #list(authorId: string): Promise<Entry[]> {
    const { lists, builds, settings } = this.#deps;
    const listed = await lists.page(authorId, { limit: settings.kept });
    return listed ?? builds.run('pull', { authorId }, () => this.#gather(authorId));
  }

  async #gather(authorId: string): Promise<Entry[]> {
    const { lists, tweets, tombstones, clock, settings } = this.#deps;
    const limit = settings.kept;
    const started = clock.now();
    const newest = await tweets.newest([authorId], { limit });
    await lists.replace(authorId, newest);
    // As in a rebuild: what was posted in between found no list to enter, and what was deleted none to leave.
    await lists.add([authorId], await tweets.since([authorId], started, limit));
    const ids = newest.map(({ tweetId }) => tweetId);
    const gone = await tombstones.amongSince(ids, started);
    await lists.remove(
      [authorId],
      newest.filter(({ tweetId }) => gone.has(tweetId)),
    );
    return (await lists.page(authorId, { limit })) ?? [];
  }
}
