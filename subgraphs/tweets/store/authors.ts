import type { Collection } from 'mongodb';
import { insertAbsent, UpdateBatches } from '#platform/mongo/index.js';
import type { AuthorDocument } from './documents.js';
import { countUpdate, type NewCount } from './idempotent-counter.js';

/** The documents of `authors`. */
export class Authors {
  readonly collection: Collection<AuthorDocument>;
  readonly #counts: UpdateBatches<AuthorDocument>;

  constructor(collection: Collection<AuthorDocument>) {
    this.collection = collection;
    this.#counts = new UpdateBatches(collection);
  }

  /** Counts a new event; the first event of an author creates the document. */
  count(event: NewCount): Promise<void> {
    const { filter, update } = countUpdate<AuthorDocument>(event);
    return this.#counts.update({ filter, update, upsert: true });
  }

  /** For imports: existing documents stay as they are. */
  insertAbsent(authors: readonly AuthorDocument[]): Promise<AuthorDocument[]> {
    return insertAbsent(this.collection, authors);
  }

  /** How many tweets each user has, in the order of `ids`. */
  async tweetsCounts(ids: readonly string[]): Promise<number[]> {
    const found = await this.collection
      .find({ _id: { $in: [...ids] } }, { projection: { tweets: 1 } })
      .toArray();
    const byId = new Map(found.map(({ _id, tweets }) => [_id, tweets]));
    return ids.map((id) => byId.get(id) ?? 0);
  }
}
