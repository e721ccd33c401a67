import type { Collection, Document } from 'mongodb';
import { LRUCache } from 'lru-cache';
import type { AnyEvent } from '#schema/events.js';
import type { Log } from '#platform/log.js';
import { Batches } from '#platform/mongo/index.js';
import { boundedLru } from '#platform/bounded-lru.js';
import { changesOf, type Change } from './counted.js';
import type { Store } from './index.js';
import { Recount } from './recount.js';
import { countDelivered, type NewCount, type WithTally } from './idempotent-counter.js';
import type { TweetCache } from './tweet-cache.js';

/** How many counted events this process remembers, to spare itself the look when they come back from the bus. */
const REMEMBERED_EVENTS = 50_000;

/**
 * The counts of tweets and authors. Each event is counted twice over: at once by the command that made it, so that its
 * answer is true, and by the reaction, in case the process died in between. `tally.ts` sees to it that it counts once.
 */
export class Counters {
  readonly #store: Store;
  readonly #cache: TweetCache;
  readonly #recount: Recount;
  readonly #log: Log;
  readonly #counted = new LRUCache<string, true>(boundedLru(REMEMBERED_EVENTS));
  /** Counts of authors that are being written; readers wait for them. */
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #tweetCounts: Batches<NewCount, void>;

  constructor(store: Store, cache: TweetCache, log: Log) {
    this.#store = store;
    this.#cache = cache;
    this.#recount = new Recount(store);
    this.#log = log;
    this.#tweetCounts = new Batches<NewCount, void>(async (events) => {
      await this.#countNew(events);
      return events.map(() => undefined);
    });
  }

  /**
   * Counts an event that was just written. Resolves when the tweets that it concerns have their new counts; its author's
   * count is on its way, and `tweetsCounts` waits for it. Never rejects: what fails here, the reaction does.
   */
  async apply(event: AnyEvent): Promise<void> {
    const changes = changesOf(event);
    const all = Promise.all(changes.map((change) => this.#applyOne(change, event)));
    for (const change of changes) if (change.of === 'author') this.#remember(change.id, all);
    const tweets = changes.filter(({ of }) => of === 'tweet');
    if (tweets.length > 0) await all;
  }

  /** Counts an event that the bus delivered, unless it was counted. Rejects when it cannot. */
  async applyDelivered(event: AnyEvent): Promise<void> {
    await Promise.all(
      changesOf(event).map(async (change) => {
        // The command may still be about it: then there is nothing to look up.
        if (change.of === 'author') await this.#underWay.get(change.id);
        if (this.#counted.has(keyOf(change, event))) return;
        await this.#countOld(change, countOf(change, event));
        this.#counted.set(keyOf(change, event), true);
      }),
    );
  }

  /** How many tweets each user has, in the order of `ids`. */
  async tweetsCounts(ids: readonly string[]): Promise<number[]> {
    await Promise.all(ids.map((id) => this.#underWay.get(id)));
    return this.#store.authors.tweetsCounts(ids);
  }

  async #applyOne(change: Change, event: AnyEvent): Promise<void> {
    try {
      const count = countOf(change, event);
      await (change.of === 'author' ? this.#store.authors.count(count) : this.#tweetCounts.do(count));
      this.#counted.set(keyOf(change, event), true);
    } catch (error) {
      this.#log.warn({ err: error, eventId: event.id }, 'A count waits for its event.');
    }
  }

  async #countNew(events: readonly NewCount[]): Promise<void> {
    if (await this.#cache.renew(events, () => this.#store.tweets.count(events))) return;
    // Somebody was handed one of them by the bus already.
    for (const event of events) await this.#countOld({ of: 'tweet', id: event.targetId }, event);
  }

  /** Counts an event that may have been counted. */
  async #countOld(change: Pick<Change, 'of' | 'id'>, count: NewCount): Promise<void> {
    const outcome = await countDelivered(this.#collectionOf(change), count, change.of === 'author');
    if (outcome === 'unknown') await this.#recount.one(change);
    if (outcome !== 'known' && change.of === 'tweet') await this.#cache.forget([change.id]);
  }

  #remember(authorId: string, work: Promise<unknown>): void {
    const before = this.#underWay.get(authorId);
    const after = Promise.all([before, work]).then(() => {
      if (this.#underWay.get(authorId) === after) this.#underWay.delete(authorId);
    });
    this.#underWay.set(authorId, after);
  }

  #collectionOf({ of }: Pick<Change, 'of'>): Collection<{ _id: string } & WithTally & Document> {
    const { tweets, authors } = this.#store;
    const collection = of === 'tweet' ? tweets.collection : authors.collection;
    return collection as unknown as Collection<{ _id: string } & WithTally & Document>;
  }
}

function countOf({ id, counts }: Change, event: AnyEvent): NewCount {
  return { targetId: id, eventId: event.id, change: counts };
}

function keyOf({ of, id }: Change, event: AnyEvent): string {
  return `${event.id}:${of}:${id}`;
}
