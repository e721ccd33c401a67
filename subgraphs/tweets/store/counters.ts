import { LRUCache } from 'lru-cache';
import type { Collection, Document } from 'mongodb';
import { boundedLru } from '#platform/bounded-lru.js';
import type { Log } from '#platform/log.js';
import { Batches } from '#platform/mongo/index.js';
import type { AnyEvent } from '#schema/events.js';
import { changesOf, type CountChange } from '../rules/count-changes.js';
import { countDelivered, type NewCount, type WithTally } from './idempotent-counter.js';
import type { Store } from './index.js';
import { Recount } from './recount.js';
import type { TweetCache } from './tweet-cache.js';

/** How many counted events this process remembers, so that their delivery by the bus needs no read. */
const REMEMBERED_EVENTS = 50_000;

/**
 * The counts of tweets and authors. Each event is counted by the command that created it, so that the response is correct,
 * and again by the reaction, in case the process died in between. `idempotent-counter.ts` makes sure that it counts once.
 */
export class Counters {
  readonly #store: Store;
  readonly #cache: TweetCache;
  readonly #recount: Recount;
  readonly #log: Log;
  readonly #counted = new LRUCache<string, true>(boundedLru(REMEMBERED_EVENTS));
  /** By author, the writes of counts that are running. `tweetsCounts` waits for them. */
  readonly #authorWrites = new Map<string, Promise<void>>();
  readonly #tweetCounts: Batches<NewCount, void>;

  constructor(store: Store, cache: TweetCache, log: Log) {
    this.#store = store;
    this.#cache = cache;
    this.#recount = new Recount(store);
    this.#log = log;
    this.#tweetCounts = new Batches<NewCount, void>(async (events) => {
      await this.#countOnTweets(events);
      return events.map(() => undefined);
    });
  }

  /**
   * Counts an event that was just written. Resolves when the affected tweets have their new counts; the author's count may
   * still be written, and `tweetsCounts` waits for it. Never rejects: the reaction repeats what fails here.
   */
  async countNew(event: AnyEvent): Promise<void> {
    const changes = changesOf(event);
    const all = Promise.all(changes.map((change) => this.#countChange(change, event)));
    for (const change of changes) if (change.of === 'author') this.#trackAuthorWrite(change.id, all);
    const tweets = changes.filter(({ of }) => of === 'tweet');
    if (tweets.length > 0) await all;
  }

  /** Counts a delivered event unless it was counted before. Rejects when the write fails. */
  async countDelivered(event: AnyEvent): Promise<void> {
    await Promise.all(
      changesOf(event).map(async (change) => {
        // The command of this process may still be counting: after it nothing has to be read.
        if (change.of === 'author') await this.#authorWrites.get(change.id);
        if (this.#counted.has(keyOf(change, event))) return;
        await this.#countIfNew(change, countOf(change, event));
        this.#counted.set(keyOf(change, event), true);
      }),
    );
  }

  /** How many tweets each user has, in the order of `ids`. */
  async tweetsCounts(ids: readonly string[]): Promise<number[]> {
    // eslint-disable-next-line @typescript-eslint/await-thenable -- an author without a write has no promise
    await Promise.all(ids.map((id) => this.#authorWrites.get(id)));
    return this.#store.authors.tweetsCounts(ids);
  }

  async #countChange(change: CountChange, event: AnyEvent): Promise<void> {
    try {
      const count = countOf(change, event);
      await (change.of === 'author' ? this.#store.authors.count(count) : this.#tweetCounts.do(count));
      this.#counted.set(keyOf(change, event), true);
    } catch (error) {
      this.#log.warn(
        { err: error, eventId: event.id },
        'A count was not written. The reaction to its event writes it.',
      );
    }
  }

  async #countOnTweets(events: readonly NewCount[]): Promise<void> {
    if (await this.#cache.update(events, () => this.#store.tweets.count(events))) return;
    // The bus has delivered one of the events already, so each must be checked.
    for (const event of events) await this.#countIfNew({ of: 'tweet', id: event.targetId }, event);
  }

  async #countIfNew(change: Pick<CountChange, 'of' | 'id'>, count: NewCount): Promise<void> {
    const outcome = await countDelivered(this.#collectionOf(change), count, change.of === 'author');
    if (outcome === 'unknown') await this.#recount.recount(change);
    if (outcome !== 'known' && change.of === 'tweet') await this.#cache.invalidate([change.id]);
  }

  #trackAuthorWrite(authorId: string, work: Promise<unknown>): void {
    const before = this.#authorWrites.get(authorId);
    const after = Promise.all([before, work]).then(() => {
      if (this.#authorWrites.get(authorId) === after) this.#authorWrites.delete(authorId);
    });
    this.#authorWrites.set(authorId, after);
  }

  #collectionOf({ of }: Pick<CountChange, 'of'>): Collection<{ _id: string } & WithTally & Document> {
    const { tweets, authors } = this.#store;
    const collection = of === 'tweet' ? tweets.collection : authors.collection;
    // The union of two collection types has no callable methods; both documents have the fields that are used here.
    return collection as unknown as Collection<{ _id: string } & WithTally & Document>;
  }
}

function countOf({ id, counts }: CountChange, event: AnyEvent): NewCount {
  return { targetId: id, eventId: event.id, change: counts };
}

function keyOf({ of, id }: CountChange, event: AnyEvent): string {
  return `${event.id}:${of}:${id}`;
}
