import type { Collection, Document, Filter } from 'mongodb';
import { isDuplicate } from '#platform/mongo/index.js';
import { signOf, type CountChange } from '../rules/count-changes.js';
import { pairId, type CarryingDocument } from './documents.js';
import type { Store } from './index.js';
import { isForgotten, type WithTally } from './idempotent-counter.js';

/** A count that was wrong, and its corrected value. */
export interface Correction {
  id: string;
  field: string;
  was: number;
  is: number;
}

/** How often a recount is tried when events are counted at the same time. */
const MAX_ATTEMPTS = 20;

/**
 * Recomputes counts from the documents: for an event that is older than the counter's memory, and for repairs.
 *
 * A recount is exact while events are counted concurrently. Each counted document is read once, with the events in its outbox;
 * events that the target has not counted yet are left out, because they are added later. The result is written only if the
 * target has not changed since it was read.
 *
 * One gap remains: an event that was published but not counted, because its process died, is in no outbox. A recount at that
 * moment includes it and its reaction counts it again; the next recount corrects this.
 */
export class Recount {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Recomputes all counts of one tweet or author; returns the corrections. */
  recount({ of, id }: Pick<CountChange, 'of' | 'id'>): Promise<Correction[]> {
    return of === 'tweet' ? this.recountTweet(id) : this.recountAuthor(id);
  }

  recountTweet(tweetId: string): Promise<Correction[]> {
    const { tweets, likes } = this.#store;
    // The index on `_id` has the likes of a tweet side by side.
    const ofTweet = { $gte: pairId(tweetId, ''), $lt: pairId(tweetId, ':') };
    return this.#correct(tweets.collection, tweetId, async (isCounted) => {
      const [likeCount, replies, quotes, retweets] = await Promise.all([
        sum(likes.collection, { tweetId, _id: ofTweet }, isCounted),
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

  recountAuthor(authorId: string): Promise<Correction[]> {
    const { tweets, authors } = this.#store;
    return this.#correct(authors.collection, authorId, async (isCounted) => ({
      tweets: await sum(tweets.collection, { authorId }, isCounted),
    }));
  }

  async #correct<T extends { _id: string } & WithTally>(
    collection: Collection<T>,
    targetId: string,
    count: (isCounted: (eventId: string) => boolean) => Promise<Record<string, number>>,
  ): Promise<Correction[]> {
    // The driver's generic filters do not accept `T extends WithTally`.
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
    throw new Error(`The counts of ${targetId} changed during each of ${MAX_ATTEMPTS} recounts.`);
  }
}

/** How many of the documents are active, without the events of their outboxes that are not counted yet. */
async function sum<T extends { _id: string }>(
  collection: Collection<T>,
  filter: Filter<T>,
  isCounted: (eventId: string) => boolean,
): Promise<number> {
  const found = collection
    .find(filter, { projection: { active: 1, deletedAt: 1, outbox: 1 } })
    .batchSize(1_000);
  // The driver does not type projections; each collection has some of these fields.
  const documents = found as unknown as AsyncIterable<
    CarryingDocument & { active?: boolean; deletedAt?: number | null }
  >;
  let total = 0;
  for await (const { active = true, deletedAt = null, outbox = [] } of documents) {
    total += active && deletedAt === null ? 1 : 0;
    for (const event of outbox) if (!isCounted(event.id)) total -= signOf(event);
  }
  return total;
}

/** An upsert that found a document: a concurrent write has created it since the read. */
function nothingForDuplicate(error: unknown): { matchedCount: number; upsertedCount: number } {
  if (isDuplicate(error)) return { matchedCount: 0, upsertedCount: 0 };
  throw error;
}

function valueAt(document: Document | null, path: string): number {
  const found = path.split('.').reduce<unknown>((value, key) => (value as Document | null)?.[key], document);
  return typeof found === 'number' ? found : 0;
}
