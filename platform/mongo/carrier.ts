import type { Collection } from 'mongodb';
import type { AnyEvent } from '../event.js';
import { groupBy } from '../group-by.js';
import { Batches } from './batches.js';
import { keyOf, type CollectionLayout, type DocumentKey } from './layout.js';

/**
 * A document that carries the events of its last writes until they are published: change and event in one
 * write.
 */
export interface WithOutbox {
  outbox?: AnyEvent[];
  /**
   * The id of a document in the same collection whose events must be published before these. Removed with the
   * first event.
   */
  outboxAfter?: string;
}

export type OutboxDocument = { _id: string } & WithOutbox;

/** Every collection with an outbox needs this index: without it the sweep would scan the collection. */
export const OUTBOX_INDEX = { key: { 'outbox.id': 1 }, name: 'outbox', sparse: true } as const;

/** How many documents one step of a sweep reads. */
export const SWEEP_SIZE = 500;

/** Minimum interval in ms of the bulk updates that remove published events. No caller waits for them. */
const REMOVAL_INTERVAL_MS = 50;

const PROJECTION = { outbox: 1, outboxAfter: 1 } as const;

/** A collection whose documents carry events. */
export class Carrier {
  readonly name: string;
  readonly #collection: Collection<OutboxDocument>;
  readonly #keyOf: (id: string) => DocumentKey;
  readonly #removals: Batches<{ documentId: string; eventId: string }, undefined>;

  /** The layout is not needed for a collection that is sharded by its ids, or not at all. */
  static of<T extends OutboxDocument>(collection: Collection<T>, layout?: CollectionLayout): Carrier {
    // `Collection` is invariant in its document; the outbox uses the fields of an OutboxDocument alone.
    return new Carrier(collection as unknown as Collection<OutboxDocument>, layout);
  }

  private constructor(collection: Collection<OutboxDocument>, layout?: CollectionLayout) {
    this.name = collection.collectionName;
    this.#collection = collection;
    this.#keyOf = layout ? (id) => keyOf(layout, id) : (id) => ({ _id: id });
    this.#removals = new Batches((published) => this.#removeAll(published), {
      minInterval: REMOVAL_INTERVAL_MS,
    });
  }

  /** How many documents carry events. */
  count(): Promise<number> {
    return this.#collection.countDocuments({ 'outbox.id': { $gt: '' } });
  }

  /** The id of the newest unpublished event; '' when there is none. */
  async newest(): Promise<string> {
    return (await this.#outermost(-1))?.at(-1)?.id ?? '';
  }

  /** The id of the oldest unpublished event; '' when there is none. */
  async oldestId(): Promise<string> {
    return (await this.#outermost(1))?.[0]?.id ?? '';
  }

  /** The events of the document with the oldest unpublished event (1), or with the newest (-1). */
  async #outermost(direction: 1 | -1): Promise<AnyEvent[] | undefined> {
    const document = await this.#collection
      .find({ 'outbox.id': { $gt: '' } }, { projection: { 'outbox.id': 1 } })
      .sort({ 'outbox.id': direction })
      .limit(1)
      .next();
    return document?.outbox;
  }

  /** Documents with unpublished events up to an id, or with any when it is null; the ones with the oldest events first. */
  oldest(upTo: string | null): Promise<OutboxDocument[]> {
    return this.#collection
      .find(
        { 'outbox.id': upTo === null ? { $gt: '' } : { $gt: '', $lte: upTo } },
        { projection: PROJECTION },
      )
      .sort({ 'outbox.id': 1 })
      .limit(SWEEP_SIZE)
      .toArray();
  }

  /**
   * Sorts documents so that each comes after the one named by its `outboxAfter`. Also reads those referenced
   * documents that are not in the list but have unpublished events. A document without unpublished events need
   * not be waited for.
   */
  async inOrder(left: readonly OutboxDocument[]): Promise<OutboxDocument[]> {
    const known = new Map(left.map((each) => [each._id, each]));
    const missing = (those: readonly OutboxDocument[]): string[] =>
      those.flatMap(({ outboxAfter: id }) => (id === undefined || known.has(id) ? [] : [id]));
    for (let wanted = missing(left); wanted.length > 0;) {
      const found = await this.#carrying(wanted);
      for (const each of found) known.set(each._id, each);
      wanted = missing(found);
    }
    const ordered = new Set<OutboxDocument>();
    for (const each of known.values()) {
      const chain: OutboxDocument[] = [];
      let next: OutboxDocument | undefined = each;
      for (; next && !ordered.has(next); next = known.get(next.outboxAfter ?? '')) chain.push(next);
      for (const one of chain.reverse()) ordered.add(one);
    }
    return [...ordered];
  }

  /** Removes a published event from its document. */
  async remove(documentId: string, eventId: string): Promise<void> {
    await this.#removals.do({ documentId, eventId });
  }

  /** One update for each document, however many events it carries. */
  async #removeAll(published: readonly { documentId: string; eventId: string }[]): Promise<undefined[]> {
    const byDocument = groupBy(published, ({ documentId }) => documentId);
    const operations = Array.from(byDocument, ([documentId, events]) => {
      const ids = events.map(({ eventId }) => eventId);
      const update = { $pull: { outbox: { id: { $in: ids } } }, $unset: { outboxAfter: '' } } as const;
      return { updateOne: { filter: this.#keyOf(documentId), update } };
    });
    await this.#collection.bulkWrite(operations, { ordered: false });
    return published.map(() => undefined);
  }

  /** Only tweets refer to each other, and their shard key is the id. */
  #carrying(ids: readonly string[]): Promise<OutboxDocument[]> {
    return this.#collection
      .find({ _id: { $in: [...ids] }, 'outbox.id': { $gt: '' } }, { projection: PROJECTION })
      .toArray();
  }
}
