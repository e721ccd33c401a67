import type { Collection, Document, Filter } from 'mongodb';
import { isDuplicate } from '#platform/mongo/index.js';
import { signOf, type Change } from './counted.js';
import { pairId, type Carrier } from './documents.js';
import type { Store } from './index.js';
import { isForgotten, type WithTally } from './idempotent-counter.js';

/** A count that was wrong. */
export interface Correction {
  id: string;
  field: string;
  was: number;
  is: number;
}

/** How often a recount begins again because something was counted meanwhile, before it leaves it to the next one. */
const MAX_ATTEMPTS = 20;

/**
 * Counts what there is instead of adding to what was counted: for an event that is too old to tell, and to repair.
 *
 * It is exact while others go on counting. Each document that is counted is read once, with the events that it still
 * carries: those that the target has not counted yet are left out, for they are yet to be added. And the result is only
 * written when nothing was added since the target was read.
 *
 * One hole remains: an event that the bus has taken but nobody has counted yet, because the process that wrote it died before
 * it could, stands in no document any more. A recount in that moment counts it, and so does its reaction; the next recount
 * puts it right.
 */
export class Recount {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Sets all counts of the tweet or author that a change is about; tells which were wrong. */
  one({ of, id }: Pick<Change, 'of' | 'id'>): Promise<Correction[]> {
    return of === 'tweet' ? this.tweet(id) : this.author(id);
  }

  tweet(tweetId: string): Promise<Correction[]> {
    const { tweets, likes } = this.#store;
    return this.#settle(tweets.collection, tweetId, async (isCounted) => {
      const [likeCount, replies, quotes, retweets] = await Promise.all([
        sum(likes.collection, { _id: { $gte: pairId(tweetId, ''), $lt: pairId(tweetId, ':') } }, isCounted),
        sum(tweets.collection, { 'inReplyTo.tweetId': tweetId }, isCounted),
        sum(tweets.collection, { 'quoteOf.tweetId': tweetId }, isCounted),
        sum(tweets.collection, { 'retweetOf.tweetId': tweetId }, isCounted),
      ]);
      return {
        'counts.likes': likeCount,
        'counts.replies': replies,
        'counts.quotes': quotes,
        'counts.retweets': retweets,
      };
    });
  }

  author(authorId: string): Promise<Correction[]> {
    const { tweets, authors } = this.#store;
    return this.#settle(authors.collection, authorId, async (isCounted) => ({
      tweets: await sum(tweets.collection, { authorId }, isCounted),
    }));
  }

  async #settle<T extends { _id: string } & WithTally>(
    collection: Collection<T>,
    targetId: string,
    count: (isCounted: (eventId: string) => boolean) => Promise<Record<string, number>>,
  ): Promise<Correction[]> {
    const targets = collection as unknown as Collection<{ _id: string } & WithTally & Document>;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const target = await targets.findOne({ _id: targetId });
      const { version = { $exists: false }, counted = [] } = target?.tally ?? {};
      const known = new Set(counted);
      const counts = await count((eventId) => known.has(eventId) || isForgotten(counted, eventId));
      if (target === null && Object.values(counts).every((value) => value === 0)) return [];
      const wrong = Object.entries(counts).flatMap(([field, is]): Correction[] => {
        const was = valueAt(target, field);
        return was === is ? [] : [{ id: targetId, field, was, is }];
      });
      const write = targets.updateOne(
        { _id: targetId, 'tally.version': version },
        { $set: counts, $inc: { 'tally.version': 1 } },
        { upsert: target === null },
      );
      const { matchedCount, upsertedCount } = await write.catch(nothingForDuplicate);
      if (matchedCount + upsertedCount === 1) return wrong;
    }
    throw new Error(`The counts of ${targetId} change too fast to be made anew.`);
  }
}

/** How many of the documents stand, without what their unpublished events are yet to add. */
async function sum<T extends { _id: string }>(
  collection: Collection<T>,
  filter: Filter<T>,
  isCounted: (eventId: string) => boolean,
): Promise<number> {
  const documents = collection
    .find(filter, { projection: { active: 1, deletedAt: 1, outbox: 1 } })
    .batchSize(1_000) as unknown as AsyncIterable<Carrier & { active?: boolean; deletedAt?: number | null }>;
  let total = 0;
  for await (const { active = true, deletedAt = null, outbox = [] } of documents) {
    total += active && deletedAt === null ? 1 : 0;
    for (const event of outbox) if (!isCounted(event.id)) total -= signOf(event);
  }
  return total;
}

/** An upsert that met a document: somebody made it since it was looked for. */
function nothingForDuplicate(error: unknown): { matchedCount: number; upsertedCount: number } {
  if (isDuplicate(error)) return { matchedCount: 0, upsertedCount: 0 };
  throw error;
}

function valueAt(document: Document | null, path: string): number {
  const found = path.split('.').reduce<unknown>((value, key) => (value as Document | null)?.[key], document);
  return typeof found === 'number' ? found : 0;
}
